"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { Lane } from "@/lib/transactions/board";
import { Amount } from "../money/amount";
import { cn } from "../ui/cn";
import { BELOW_TABS, DRAWN_IN_SIGHT, laneId } from "./lane";

/** Holds past their deadline, with what that means: they may be tried, and the bank may refuse. */
export default function LapsedLane({ lane, days, children }: { lane: Lane; days: number; children: ReactNode }) {
  const t = useTranslations("board.lapsed");
  const { currency } = useDesk();
  return (
    <section
      id={laneId("lapsed")}
      aria-labelledby="lapsed-head"
      className={cn("mt-8 border-t border-line-strong pt-2.5", BELOW_TABS)}
    >
      <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="lapsed-head">
          {t("title")}
          <span className="ml-1 font-normal text-muted">{lane.count}</span>
        </h2>
        <Amount minor={lane.sumMinor} currency={currency} kind="void" />
        <p className="w-full max-w-168 text-xs text-muted text-pretty">
          {t("why", { days })}{" "}
          <Link href="/transactions?flow=authorization&state=lapsed" className="link">
            {t("older")}
          </Link>
        </p>
      </header>
      <ul
        aria-label={t("title")}
        className={cn("grid grid-cols-1 items-start gap-x-5 md:grid-cols-2 lg:grid-cols-4", DRAWN_IN_SIGHT)}
      >
        {children}
      </ul>
    </section>
  );
}
