"use client";

import { useEffect } from "react";

const AT_LATEST_MS = 4_000;
/** Not every browser says when it is idle. */
const GUESS_MS = 1_500;

/** Calls once the browser has nothing better to do. */
export const whenAtRest = (call: () => void): void => {
  if ("requestIdleCallback" in window) window.requestIdleCallback(call, { timeout: AT_LATEST_MS });
  else setTimeout(call, GUESS_MS);
};

const asked = new WeakSet<() => Promise<unknown>>();

/** Fetches once what many parts of a page may need: the first of them has `load` called when the browser is at rest. */
export function useIdle(load: () => Promise<unknown>): void {
  useEffect(() => {
    if (asked.has(load)) return;
    asked.add(load);
    // A failed fetch is not an error yet: opening asks for it again and then shows what went wrong.
    whenAtRest(() => void load().catch(() => undefined));
  }, [load]);
}
