"use client";

import { type ReactNode, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { addDays } from "@/lib/transactions/board";
import { isDoubt } from "@/lib/transactions/hold";
import { type Deadlines, type WeekDay, weekOf } from "@/lib/transactions/week";
import { Amount } from "../money/amount";
import { cn } from "../ui/cn";
import { type HoldGroup, HoldLedger, type HoldsProps } from "./hold-ledger";
import { useBoardWords } from "./words";

const idOf = (day: string): string => `day-${day}`;

/** The deadlines of seven days: each day at a glance, and below it its holds in the order of their times. */
export default function WeekView(props: HoldsProps) {
  const { board, now } = props;
  const t = useTranslations("board.week");
  const { zone, currency, day: dayWords } = useWeekWords();
  const { overdue, days, later } = useMemo(() => weekOf(board, now, zone), [board, now, zone]);
  const today = days[0]?.day ?? "";
  const nameOf = (day: string): string =>
    day === today ? t("today") : day === addDays(today, 1) ? t("tomorrow") : dayWords(day, "longDay");
  const title = (name: string, of: Deadlines, kind: "plain" | "void" = "plain"): ReactNode => (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <h2 className="text-sm! first-letter:uppercase">{name}</h2>
      {of.holds.length === 0 ? (
        t("nothing")
      ) : (
        <>
          <span>{t("count", { count: of.count })}</span>
          <Amount minor={of.sumMinor} currency={currency} kind={kind} size="sm" />
        </>
      )}
      {of.leftOut > 0 ? (
        <span className={of.holds.some(isDoubt) ? "text-unknown" : undefined}>
          {t("leftOut", { count: of.leftOut })}
        </span>
      ) : null}
    </span>
  );
  const groups: HoldGroup[] = [
    ...(overdue.holds.length === 0
      ? []
      : [{ key: "overdue", title: title(t("overdue"), overdue, "void"), holds: overdue.holds }]),
    ...days.map((one) => ({ key: one.day, id: idOf(one.day), title: title(nameOf(one.day), one), holds: one.holds })),
    ...(later.holds.length === 0 ? [] : [{ key: "later", title: title(t("later"), later), holds: later.holds }]),
  ];
  return (
    <>
      <nav aria-label={t("label")} className="mb-5 max-md:hidden">
        <ol className="grid grid-cols-7 gap-x-3">
          {days.map((one, ahead) => (
            <Day key={one.day} of={one} ahead={ahead} name={nameOf(one.day)} />
          ))}
        </ol>
      </nav>
      <HoldLedger {...props} groups={groups} />
    </>
  );
}

function useWeekWords() {
  const { currency } = useDesk();
  return { currency, ...useBoardWords() };
}

/** The rule on top says how near it is, as on the lanes of the board. */
function Day({ of, ahead, name }: { of: WeekDay; ahead: number; name: string }) {
  const t = useTranslations("board.week");
  const { currency, day } = useWeekWords();
  const rule = ahead === 0 ? "border-danger" : ahead <= 4 ? "border-warning" : "border-line-strong";
  return (
    <li className={cn("min-w-0 border-t-2", of.holds.length === 0 ? "border-line" : rule)}>
      <a
        href={`#${idOf(of.day)}`}
        aria-label={`${name}, ${t("count", { count: of.count })}`}
        className="block rounded-sm pt-2 pb-1.5 hover:bg-hover"
      >
        <span className="block truncate text-xs text-muted">{day(of.day, "day")}</span>
        <span className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
          <span className={cn("font-medium", of.holds.length === 0 ? "text-muted" : "text-strong")}>{of.count}</span>
          {of.count === 0 ? null : <Amount minor={of.sumMinor} currency={currency} kind="plain" size="sm" />}
        </span>
      </a>
    </li>
  );
}
