"use client";

import { useEffect } from "react";
import type { Board } from "@/lib/transactions/board";
import { type Hold, isFree } from "@/lib/transactions/hold";
import { addressOf, oneOf } from "../address/params";
import { useAddress } from "../address/use-address";

const ADDRESS = addressOf({ capture: oneOf(["today"], null) });

/**
 * `?capture=today`, where the overview's button leads: the question about today's holds as they are now. It asks, like
 * any other way in; the address forgets it, so that reading the page again asks nothing.
 */
export function useAskedByAddress(board: Board, mayCapture: boolean, ask: (holds: readonly Hold[]) => void) {
  const [{ capture: asked }, write] = useAddress(ADDRESS);
  useEffect(() => {
    if (asked === null) return;
    // Next listens to addresses only after the first effects of its page.
    queueMicrotask(() => write({ capture: null }));
    if (mayCapture) ask(board.lanes.today.holds.filter(isFree));
  }, [asked, write, mayCapture, ask, board]);
}
