"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Board, LaneName } from "@/lib/transactions/board";
import { cn } from "../ui/cn";
import { laneId } from "./lane";
import { useLaneInSight } from "./use-lane-in-sight";

/** On a phone the lanes stand below each other; this says which one is in sight and leads to the others. */
export default function LaneTabs({ lanes, names }: { lanes: Board["lanes"]; names: readonly LaneName[] }) {
  const t = useTranslations("board.lanes");
  const inSight = useLaneInSight(names);
  const strip = useRef<HTMLElement>(null);
  // Not `scrollIntoView`: that may stop the page, which a finger has set going.
  useEffect(() => {
    const tab = strip.current?.querySelector<HTMLElement>(`[href="#${inSight && laneId(inSight)}"]`);
    if (tab) strip.current?.scrollTo({ left: tab.offsetLeft - (strip.current.clientWidth - tab.offsetWidth) / 2 });
  }, [inSight]);
  return (
    <nav
      ref={strip}
      aria-label={t("label")}
      className="no-scrollbar sticky top-[calc(var(--spacing-band)+var(--spacing-bar))] z-5 -mx-4 mb-4 overflow-x-auto border-b bg-surface md:hidden"
    >
      <ul className="flex w-max gap-5 px-4">
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${laneId(name)}`}
              aria-current={name === inSight ? "true" : undefined}
              className={cn(
                "flex min-h-11 items-center gap-1.5 border-b-2 font-medium whitespace-nowrap -outline-offset-2!",
                name === inSight ? cn("text-strong", MARKS[name]) : "border-transparent text-muted",
              )}
            >
              {t(name)}
              <span className="font-normal">{lanes[name].count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const MARKS: Record<LaneName, string> = {
  today: "border-danger",
  week: "border-warning",
  later: "border-strong",
  captured: "border-done",
  lapsed: "border-warning",
  ended: "border-strong",
};
