"use client";

import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** What was read, with the server's clock at the reading: an ISO instant. */
type Reading = { now: string };

/** When this browser first saw a reading; by it the server's clock is counted on, whatever the browser's own says. */
const seenAt = new WeakMap<Reading, number>();

function serverClock(data: Reading): number {
  const seen = seenAt.get(data) ?? Date.now();
  seenAt.set(data, seen);
  return Date.parse(data.now) + Date.now() - seen;
}

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

/**
 * The server's clock in milliseconds, anew with each minute. The first is the reading's own, so that the server and the browser draw the
 * same. A reading within the same minute changes nothing: all that is drawn by the clock would be drawn anew, to look as before.
 */
export function useNow(data: Reading): number {
  const [now, setNow] = useState(() => Date.parse(data.now));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = serverClock(data);
      setNow((before) => (minuteOf(before) === minuteOf(at) ? before : at));
      clearTimeout(timer);
      timer = setTimeout(tick, MINUTE_MS - (at % MINUTE_MS));
    };
    tick();
    // A page that was hidden or asleep has missed its minutes.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [data]);
  return now;
}
