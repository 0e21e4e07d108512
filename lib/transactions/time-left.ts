import { dayKey } from "@/lib/i18n/format";

export type Pressure = "hot" | "warm" | "calm";

export type TimeLeft = {
  /** Milliseconds, never below 0. */
  left: number;
  /** What is left of the whole time from the hold to its deadline, 0 to 1. */
  fraction: number;
  /** Red under six hours or today, amber under two days. */
  pressure: Pressure;
  /** The deadline is on this calendar day, or it has passed. */
  isToday: boolean;
  /** Within the six days in which the name of a day says which one is meant. */
  isThisWeek: boolean;
};

const HOUR_MS = 60 * 60_000;
const HOT_MS = 6 * HOUR_MS;
const WARM_MS = 48 * HOUR_MS;
const NAMED_DAYS_MS = 6 * 24 * HOUR_MS;

/** How long a hold has until its deadline. Times are ISO instants, `now` is in milliseconds since the epoch. */
export function timeLeft(hold: { heldAt: string; deadline: string }, now: number, zone: string): TimeLeft {
  const deadline = Date.parse(hold.deadline);
  const whole = deadline - Date.parse(hold.heldAt);
  const left = Math.max(0, deadline - now);
  const isToday = left === 0 || dayKey(new Date(deadline), zone) === dayKey(new Date(now), zone);
  return {
    left,
    fraction: whole > 0 ? Math.min(1, left / whole) : 0,
    pressure: isToday || left < HOT_MS ? "hot" : left < WARM_MS ? "warm" : "calm",
    isToday,
    isThisWeek: left < NAMED_DAYS_MS,
  };
}
