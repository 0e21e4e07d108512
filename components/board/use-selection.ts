"use client";

import { useCallback, useMemo, useState } from "react";
import { type Hold, isFree } from "@/lib/transactions/hold";

const NONE: ReadonlySet<string> = new Set();

/** Holds picked for one ask. One that is no longer free is not among them, and comes back by itself if it is again. */
export function useSelection(holds: readonly Hold[]) {
  const [picked, setPicked] = useState(NONE);
  const selected = useMemo(() => holds.filter((hold) => picked.has(hold.id) && isFree(hold)), [holds, picked]);
  const ids: ReadonlySet<string> = useMemo(() => new Set(selected.map(({ id }) => id)), [selected]);
  const toggle = useCallback((id: string) => {
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const clear = useCallback(() => setPicked(NONE), []);
  return { selected, ids, toggle, clear };
}
