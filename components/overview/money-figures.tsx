"use client";

import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import { formatMoney } from "@/lib/money";
import type { MonthSums, Side } from "@/lib/overview/flows";
import { Amount } from "../money/amount";
import { Figure } from "../money/figure";

const sumOf = (side: Side): number => side.finalMinor + side.openMinor;

/** In, out and net of the month, and how much of each is not final. */
export function MoneyFigures({ month, currency }: { month: MonthSums; currency: string }) {
  const t = useTranslations("overview.money");
  const locale = useLocale();
  const name = formatTime(new Date(`${month.month}-15T12:00:00Z`), "month", { zone: "UTC", locale });
  const money = (minor: number, sign: "none" | "auto") => formatMoney({ minor, currency }, locale, sign);
  const open = (side: Side) =>
    side.openMinor === 0 ? t("allFinal") : t("open", { amount: money(side.openMinor, "none") });
  const netOpen = month.in.openMinor - month.out.openMinor;
  return (
    <dl className="mb-4 flex flex-wrap gap-x-11 gap-y-3 max-md:gap-x-6">
      <Figure
        name={t("in", { month: name })}
        icon={<ArrowDownLeft className="size-3.5 stroke-2" />}
        note={open(month.in)}
      >
        <Amount minor={sumOf(month.in)} currency={currency} kind={sumOf(month.in) === 0 ? "plain" : "in"} size="xl" />
      </Figure>
      <Figure
        name={t("out", { month: name })}
        icon={<ArrowUpRight className="size-3.5 stroke-2" />}
        note={open(month.out)}
      >
        <Amount
          minor={sumOf(month.out)}
          currency={currency}
          kind={sumOf(month.out) === 0 ? "plain" : "out"}
          size="xl"
        />
      </Figure>
      <Figure
        name={t("net")}
        note={
          month.in.openMinor + month.out.openMinor === 0
            ? t("allFinal")
            : t("netOpen", { amount: money(netOpen, "auto") })
        }
      >
        <Amount minor={sumOf(month.in) - sumOf(month.out)} currency={currency} kind="net" size="xl" />
      </Figure>
    </dl>
  );
}
