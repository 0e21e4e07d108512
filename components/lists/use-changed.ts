"use client";

import { useEffect, useRef, useState } from "react";

/** As long as the ground of a changed row takes to fade (motion.css). */
const SHOWN_MS = 1_200;

type Versioned = { id: string; version: number };

/**
 * Which rows changed or came while the same list was on the screen. Turning a page or filtering changes nothing, so
 * `list` names what is looked at.
 */
export function useChanged(list: string, rows: readonly Versioned[]): ReadonlySet<string> {
  const seen = useRef<{ list: string; versions: Map<string, number> } | null>(null);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = seen.current;
    seen.current = { list, versions: new Map(rows.map(({ id, version }) => [id, version])) };
    if (before === null || before.list !== list) return;
    const news = rows.filter(({ id, version }) => before.versions.get(id) !== version).map(({ id }) => id);
    if (news.length > 0) setChanged(new Set(news));
  }, [list, rows]);
  useEffect(() => {
    if (changed.size === 0) return undefined;
    const timer = setTimeout(() => setChanged(new Set()), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [changed]);
  return changed;
}
