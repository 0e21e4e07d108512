"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Board, LaneName } from "@/lib/transactions/board";
import { cn } from "../ui/cn";
import { laneId } from "./lane";

/** On a phone the lanes stand below each other; this says which one is in sight and leads to the others. */
export default function LaneTabs({ lanes, names }: { lanes: Board["lanes"]; names: readonly LaneName[] }) {
  const t = useTranslations("board.lanes");
  const inSight = useLaneInSight(names);
  return (
    <nav
      aria-label={t("label")}
      className="no-scrollbar sticky top-[calc(var(--spacing-band)+var(--spacing-bar))] z-5 -mx-4 mb-4 overflow-x-auto border-b bg-surface px-4 md:hidden"
    >
      <ul className="flex gap-5">
        {names.map((name) => (
          <li key={name}>
            <a
              href={`#${laneId(name)}`}
              aria-current={name === inSight ? "true" : undefined}
              className={cn(
                "-mb-px flex min-h-11 items-center gap-1.5 border-b-2 font-medium whitespace-nowrap -outline-offset-2!",
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

/** The lane that lies across a line in the upper third of the screen. */
function useLaneInSight(names: readonly LaneName[]): LaneName | undefined {
  const [inSight, setInSight] = useState<LaneName>();
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find((entry) => entry.isIntersecting);
        if (entered) setInSight(names.find((name) => laneId(name) === entered.target.id));
      },
      { rootMargin: "-33% 0px -66% 0px" },
    );
    for (const name of names) {
      const lane = document.getElementById(laneId(name));
      if (lane !== null) observer.observe(lane);
    }
    return () => observer.disconnect();
  }, [names]);
  return inSight !== undefined && names.includes(inSight) ? inSight : names[0];
}
