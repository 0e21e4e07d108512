"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { Board } from "@/lib/transactions/board";
import { isDoubt } from "@/lib/transactions/hold";
import { Amount } from "../money/amount";
import { laneId } from "./lane";

const OPEN = ["today", "week", "later"] as const;

/** What is held and what is at stake, in one line that adds up to the lanes below. */
export function RiskLine({ board, linkLapsed }: { board: Board; linkLapsed: boolean }) {
  const t = useTranslations("board.risk");
  const { currency } = useDesk();
  const { held, lanes, lapsedThisMonth } = board;
  const lapsed = (
    <>
      {t("lapsed")}{" "}
      <b>
        {lapsedThisMonth.count > 0 ? t("lapsedCount", { count: lapsedThisMonth.count }) : null}{" "}
        <Amount minor={lapsedThisMonth.sumMinor} currency={currency} kind="plain" />
      </b>
    </>
  );
  return (
    <section
      aria-label={t("label")}
      className="-mt-1 mb-5 flex flex-wrap items-baseline gap-x-10 gap-y-1 text-muted max-md:mb-2 max-md:gap-x-5"
    >
      <span>{t.rich("open", { count: held.count, b: (count) => <b>{count}</b> })}</span>
      <span>
        {t("today")} <Amount minor={lanes.today.sumMinor} currency={currency} kind="plain" />
      </span>
      <span>
        {t("all")} <Amount minor={held.sumMinor} currency={currency} kind="plain" showCurrency />
      </span>
      {linkLapsed && lanes.lapsed.holds.length > 0 ? (
        <a href={`#${laneId("lapsed")}`} className="hover:underline">
          {lapsed}
        </a>
      ) : (
        <span>{lapsed}</span>
      )}
      {held.leftOut > 0 ? (
        <span className={OPEN.some((name) => lanes[name].holds.some(isDoubt)) ? "text-unknown" : undefined}>
          {t("leftOut", { count: held.leftOut })}
        </span>
      ) : null}
    </section>
  );
}
