"use client";

import { useEffect, useState } from "react";
import type { LaneName } from "@/lib/transactions/board";
import { laneId } from "./lane";

/**
 * The lane that is read: the last one that has begun in the upper third of the screen. Where the page ends, those below never come so far up:
 * there it is the one that was asked for, or else the last.
 */
export function useLaneInSight(names: readonly LaneName[]): LaneName | undefined {
  const [inSight, setInSight] = useState<LaneName>();
  useEffect(() => {
    const topOf = (name: LaneName) => document.getElementById(laneId(name))?.getBoundingClientRect().top ?? innerHeight;
    const look = () => {
      const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
      const atEnd = scrollTop > 0 && scrollHeight - scrollTop - clientHeight < 2;
      const asked = names.find((name) => location.hash === `#${laneId(name)}` && topOf(name) > 0);
      setInSight(atEnd ? (asked ?? names.at(-1)) : names.findLast((name) => topOf(name) <= innerHeight / 3));
    };
    look();
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [names]);
  return inSight !== undefined && names.includes(inSight) ? inSight : names[0];
}
