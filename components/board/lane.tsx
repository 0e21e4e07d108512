"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Board, Lane as LaneData } from "@/lib/transactions/board";
import { cn } from "../ui/cn";
import { LaneHead } from "./lane-head";

export const laneId = (name: string): string => `lane-${name}`;

type LaneProps = {
  lane: LaneData;
  days: Board["days"];
  /** What stands in it when nothing else does. */
  none: ReactNode;
  /** Above the cards, while one is dragged. */
  drop?: ReactNode;
  /** Below the cards. */
  after?: ReactNode;
  isDrop?: boolean;
  children: ReactNode;
};

/** Where a jump to a lane ends on a phone: below the tabs that led there. */
export const BELOW_TABS = "max-md:scroll-mt-10";

/** Cards that are not in sight need not be laid out: on a phone that is most of them. */
export const DRAWN_IN_SIGHT = "*:[contain-intrinsic-size:auto_5.75rem] *:[content-visibility:auto]";

/** One lane: no box, its cards are the only raised thing. */
export function Lane({ lane, days, none, drop, after, isDrop = false, children }: LaneProps) {
  const t = useTranslations("board.lanes");
  const headId = `${laneId(lane.name)}-head`;
  return (
    <section
      id={laneId(lane.name)}
      aria-labelledby={headId}
      data-drop={isDrop ? "" : undefined}
      className={cn("flex min-w-0 flex-col", BELOW_TABS)}
    >
      <LaneHead lane={lane} days={days} id={headId} />
      {drop}
      {lane.holds.length > 0 ? (
        <ul aria-label={t(lane.name)} className={DRAWN_IN_SIGHT}>
          {children}
        </ul>
      ) : (
        <p className="py-3 text-xs text-muted text-pretty">{none}</p>
      )}
      {after}
    </section>
  );
}
