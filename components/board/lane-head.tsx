"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { Board, Lane, LaneName } from "@/lib/transactions/board";
import { isDoubt } from "@/lib/transactions/hold";
import { Amount } from "../money/amount";
import { cn } from "../ui/cn";
import { useBoardWords } from "./words";

/** The rule on top is the lane's only colour. */
const RULES: Record<LaneName, string> = {
  today: "border-danger",
  week: "border-warning",
  later: "border-line-strong",
  captured: "border-done",
  lapsed: "border-line-strong",
  ended: "border-line-strong",
};

/** Count, sum, and what the sum is. What is not in it is said and counted. */
export function LaneHead({ lane, days, id }: { lane: Lane; days: Board["days"]; id: string }) {
  const t = useTranslations("board");
  const { currency } = useDesk();
  const span = useSpan(lane, days);
  const what = lane.name === "captured" ? "captured" : lane.name === "later" ? "held" : "atRisk";
  return (
    <header className={cn("grid grid-cols-[1fr_auto] gap-x-3 gap-y-px border-t-2 pt-2.5 pb-3", RULES[lane.name])}>
      <h2 id={id} className="truncate">
        {t(`lanes.${lane.name}`)}
        <span className="ml-1 font-normal text-muted">
          {lane.name === "captured" && lane.count > 0 ? t("lane.countToday", { count: lane.count }) : lane.count}
        </span>
      </h2>
      <Amount minor={lane.sumMinor} currency={currency} kind="plain" size="base" className="text-right" />
      <p className="truncate text-xs text-muted">{span}</p>
      <p className="text-right text-xs text-muted">
        {t(`lane.${what}`)}
        {lane.leftOut > 0 ? (
          <span className={lane.holds.some(isDoubt) ? "text-unknown" : undefined}>
            {t("lane.leftOut", { count: lane.leftOut })}
          </span>
        ) : null}
      </p>
    </header>
  );
}

/** Which days the lane holds; for what is captured, in which states it is. */
function useSpan(lane: Lane, { weekFrom, weekTo, laterFrom }: Board["days"]): string {
  const t = useTranslations("board.lane");
  const { day } = useBoardWords();
  switch (lane.name) {
    case "today":
      return t("todayUntil");
    case "week": {
      const sameMonth = weekFrom.slice(0, 7) === weekTo.slice(0, 7);
      return t("days", { from: day(weekFrom, sameMonth ? "weekday" : "day"), to: day(weekTo, "day") });
    }
    case "later":
      return t("from", { day: day(laterFrom, "day") });
    default:
      return (["completed", "paid", "initiated"] as const)
        .map((state) => ({ state, count: lane.holds.filter((hold) => hold.state === state).length }))
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => t(`states.${state}`, { count }))
        .join(", ");
  }
}
