"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

const NONE: readonly number[] = [];

/**
 * Where each of the first cells of a row stands, in pixels from the left, so that it stays there while the rest scrolls. `cells` are their
 * names, with commas between them: where others come first, these are measured.
 */
export function usePins(table: RefObject<HTMLTableElement | null>, cells: string): readonly number[] {
  const [lefts, setLefts] = useState(NONE);
  useLayoutEffect(() => {
    const count = cells === "" ? 0 : cells.split(",").length;
    const heads = [...(table.current?.querySelectorAll("th") ?? [])].slice(0, count);
    if (heads.length === 0) return setLefts(NONE);
    const measure = () => {
      let left = 0;
      const next = heads.map((head) => {
        const at = left;
        left += head.getBoundingClientRect().width;
        return Math.floor(at);
      });
      setLefts((before) => (before.join() === next.join() ? before : next));
    };
    const observer = new ResizeObserver(measure);
    for (const head of heads) observer.observe(head);
    return () => observer.disconnect();
  }, [table, cells]);
  return lefts;
}

/** What a cell in its place takes to stay there; nothing for one that is not pinned. */
export const pinned = (left: number | undefined) =>
  left === undefined ? {} : { "data-pinned": true, style: { left: `${left}px` } };
