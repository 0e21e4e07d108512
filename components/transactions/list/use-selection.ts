"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { TransactionLine } from "@/lib/transactions/lines";

/** So many at most: what is asked for each of them is asked one after the other. */
export const MOST_SELECTED = 200;

type Picked = { of: string; lines: ReadonlyMap<string, TransactionLine>; anchor: string | null };

/** Nothing reaches what is not known: it shows a lock where its box would be. */
export const isSelectable = (line: TransactionLine): boolean => line.state !== "unknown";

export type Selection = ReturnType<typeof useSelection>;

/**
 * Lines picked of one list, kept while its pages are turned and let go when `list`, its filter, changes. What has become
 * unknown since is no longer among them.
 */
export function useSelection(list: string, rows: readonly TransactionLine[]) {
  const [kept, setKept] = useState<Picked>({ of: list, lines: NONE, anchor: null });
  const picked: Picked = kept.of === list ? kept : { of: list, lines: NONE, anchor: null };
  const live = new Map(rows.map((line) => [line.id, line]));
  const lines = [...picked.lines.values()].map((line) => live.get(line.id) ?? line).filter(isSelectable);
  const ids: ReadonlySet<string> = new Set(lines.map(({ id }) => id));

  const keep = (next: readonly TransactionLine[], anchor: string | null) =>
    setKept({ of: list, lines: new Map(next.slice(0, MOST_SELECTED).map((line) => [line.id, line])), anchor });
  const toggle = (id: string) => {
    const line = live.get(id);
    if (line === undefined || !isSelectable(line)) return;
    keep(ids.has(id) ? lines.filter((each) => each.id !== id) : [...lines, line], id);
  };
  /** Everything from `anchor`, else from the line picked last, up to this one. */
  const reach = (id: string, anchor = picked.anchor) => {
    const [from, to] = [rows.findIndex((line) => line.id === anchor), rows.findIndex((line) => line.id === id)];
    if (from === -1 || to === -1) return toggle(id);
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter(isSelectable);
    keep([...lines, ...range.filter((line) => !ids.has(line.id))], anchor);
  };
  const free = rows.filter(isSelectable);
  const all = free.length > 0 && free.every(({ id }) => ids.has(id));
  return {
    lines,
    ids,
    all,
    toggle,
    reach,
    /** Every line of the page, or none of them. */
    toggleAll: () => {
      const others = lines.filter(({ id }) => !live.has(id));
      keep(all ? others : [...others, ...free], null);
    },
    clear: () => keep([], null),
  };
}

/** The same two for good, so that a row is drawn anew only when something about it has changed. */
export function useSteady(selection: Selection): Pick<Selection, "toggle" | "reach"> {
  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  return useMemo(
    () => ({ toggle: (id) => latest.current.toggle(id), reach: (...ends) => latest.current.reach(...ends) }),
    [],
  );
}

const NONE: Picked["lines"] = new Map();
