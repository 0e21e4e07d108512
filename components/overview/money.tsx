"use client";

import { useId } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatTime } from "@/lib/i18n/format";
import { formatMoney } from "@/lib/money";
import { hasMoney, type Period } from "@/lib/overview/flows";
import type { Overview } from "@/lib/overview/overview";
import { Section } from "../ui/section";
import { Segmented } from "../ui/segmented";
import { ChartTable } from "./chart-table";
import { Hatch } from "./hatch";
import { MoneyChart } from "./money-chart";
import { MoneyFigures } from "./money-figures";

/** On a phone the chart shows the last half. */
const ON_A_PHONE = { day: 8, week: 7 } as const;

type MoneyProps = { data: Overview; period: Period; onPeriod: (period: Period) => void };

/** What moved: the month's sums, and columns by day or week. */
export default function Money({ data, period, onPeriod }: MoneyProps) {
  const t = useTranslations("overview.money");
  const { columns, currency } = data;
  return (
    <Section
      title={t("title")}
      className="min-w-0"
      actions={
        <Segmented
          label={t("period")}
          value={period}
          onChange={onPeriod}
          options={[
            { value: "day", label: t("byDay") },
            { value: "week", label: t("byWeek") },
          ]}
        />
      }
    >
      <MoneyFigures month={data.month} currency={currency} />
      {columns.some(hasMoney) ? (
        <>
          <MoneyChart
            columns={columns}
            period={data.period}
            currency={currency}
            width={760}
            className="max-md:hidden"
          />
          <MoneyChart
            columns={columns.slice(-ON_A_PHONE[data.period])}
            period={data.period}
            currency={currency}
            width={372}
            className="md:hidden"
          />
          <ChartTable columns={columns} period={data.period} currency={currency} />
        </>
      ) : (
        <p className="border-y py-8 text-muted">{t("nothing", { period: data.period })}</p>
      )}
      <Key />
      <LeftOut data={data} />
    </Section>
  );
}

function Key() {
  const t = useTranslations("overview.money");
  const hatch = useId();
  return (
    <ul className="mt-2.5 flex flex-wrap gap-x-4.5 gap-y-1 text-xs text-muted">
      <li className="flex items-center gap-1.5">
        <i className="size-2.5 rounded-[2px] bg-waiting" />
        {t("final")}
      </li>
      <li className="flex items-center gap-1.5">
        <i className="size-2.5 rounded-[2px] border-[1.5px] border-waiting!" />
        {t("notFinal")}
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
          <Hatch id={hatch} />
          <rect width="10" height="10" rx="2" fill={`url(#${hatch})`} />
        </svg>
        {t("unknown")}
      </li>
    </ul>
  );
}

/** A sum says what it leaves out. */
function LeftOut({ data }: { data: Overview }) {
  const t = useTranslations("overview.money.leftOut");
  const locale = useLocale();
  const { month, currency, otherCurrency } = data;
  const amount = (minor: number) => formatMoney({ minor, currency }, locale);
  const parts = [
    ...(month.unknown.count > 0
      ? [t("unknown", { count: month.unknown.count, amount: amount(month.unknown.minor) })]
      : []),
    ...(month.held.count > 0 ? [t("held", { count: month.held.count, amount: amount(month.held.minor) })] : []),
    ...(otherCurrency > 0 ? [t("other", { count: otherCurrency })] : []),
  ];
  const name = formatTime(new Date(`${month.month}-15T12:00:00Z`), "month", { zone: "UTC", locale });
  return (
    <p className="mt-1.5 text-xs text-muted text-pretty">
      {t("days")} {parts.length === 0 ? null : `${t("line", { month: name })} ${parts.join("; ")}.`}
    </p>
  );
}
