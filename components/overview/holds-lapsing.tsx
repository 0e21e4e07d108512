"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { LapsingHold, Overview } from "@/lib/overview/overview";
import { useBoardWords } from "../board/words";
import { Amount } from "../money/amount";
import { MethodMark, methodOfBrand } from "../money/method-mark";
import { cn } from "../ui/cn";
import { Ring } from "../ui/ring";
import { Section } from "../ui/section";

const TONES = { hot: "font-medium text-danger", warm: "font-medium text-warning", calm: "text-muted" } as const;

/** The holds that lapse first, with what is left of their time. */
export function HoldsLapsing({ holds, now }: { holds: Overview["holds"]; now: number }) {
  const t = useTranslations("overview.holds");
  return (
    <Section
      title={t("title")}
      actions={
        <Link href="/authorizations" className="tap link">
          {holds.count > holds.next.length ? t("all", { count: holds.count }) : t("board")}
        </Link>
      }
    >
      {holds.next.length === 0 ? (
        <p className="border-y py-3 text-muted">{t("none")}</p>
      ) : (
        <ul className="border-t border-line-strong">
          {holds.next.map((hold) => (
            <HoldLine key={hold.id} hold={hold} now={now} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function HoldLine({ hold, now }: { hold: LapsingHold; now: number }) {
  const t = useTranslations("overview.holds");
  const { left, timeLeft, clock } = useBoardWords();
  const read = timeLeft(hold, now);
  return (
    <li className="border-b">
      <Link
        href={`/transactions/${hold.id}` as Route}
        prefetch={false}
        className="flex h-10.5 items-center gap-3 hover:bg-hover max-md:h-12"
      >
        <Ring fraction={read.fraction} tone={read.pressure} />
        <span className="min-w-0 flex-1 truncate font-medium text-strong">{hold.contactName}</span>
        <span title={clock(hold.deadline, "dateTime")} className={cn("text-xs", TONES[read.pressure])}>
          {read.left === 0 ? t("passed") : left(read)}
        </span>
        {hold.card === null ? null : (
          <span className="flex items-center gap-1.5 text-muted max-md:hidden">
            <MethodMark method={methodOfBrand(hold.card.brand)} />
            ••{hold.card.last4}
          </span>
        )}
        <span className="min-w-21 text-right">
          <Amount minor={hold.amountMinor} currency={hold.currency} kind="held" />
        </span>
      </Link>
    </li>
  );
}
