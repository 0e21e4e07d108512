"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Board, LaneName } from "@/lib/transactions/board";
import { cn } from "../ui/cn";
import { laneId } from "./lane";

/** On a phone the lanes stand below each other; this says which one is in sight and leads to the others. */
export function LaneTabs({ lanes, names }: { lanes: Board["lanes"]; names: readonly LaneName[] }) {
  const t = useTranslations("board.lanes");
  const inSight = useLaneInSight(names);
  return (
    <nav
      aria-label={t("label")}
      className="no-scrollbar sticky top-bar z-5 -mx-4 mb-4 overflow-x-auto border-b bg-surface px-4 md:hidden"
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
              <span className="font-normal">{lanes[name].holds.length}</span>
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

/** The last lane whose head has passed the upper third of the screen. */
function useLaneInSight(names: readonly LaneName[]): LaneName | undefined {
  const [inSight, setInSight] = useState(names[0]);
  useEffect(() => {
    const look = () => {
      const passed = names.filter((name) => {
        const top = document.getElementById(laneId(name))?.getBoundingClientRect().top;
        return top !== undefined && top < innerHeight / 3;
      });
      setInSight(passed.at(-1) ?? names[0]);
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [names]);
  return inSight;
}
