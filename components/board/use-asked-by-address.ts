"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useEffect } from "react";
import type { Board } from "@/lib/transactions/board";
import { type Hold, isFree } from "@/lib/transactions/hold";

/**
 * `?capture=today`, where the overview's button leads: the question about today's holds as they are now. It asks, like
 * any other way in; the address forgets it, so that reading the page again asks nothing.
 */
export function useAskedByAddress(board: Board, mayCapture: boolean, ask: (holds: readonly Hold[]) => void) {
  const [asked, setAsked] = useQueryState(
    "capture",
    parseAsStringLiteral(["today"]).withOptions({ history: "replace" }),
  );
  useEffect(() => {
    if (asked === null) return;
    void setAsked(null);
    if (mayCapture) ask(board.lanes.today.holds.filter(isFree));
  }, [asked, setAsked, mayCapture, ask, board]);
}
