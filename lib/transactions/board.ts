import { dayKey } from "@/lib/i18n/format";
import type { Hold } from "./hold";
import { isHeld } from "./hold";
import { isCaptured } from "./transaction";

/** Lanes by urgency. `lapsed` is past its deadline, `ended` was released or failed today. */
export type LaneName = "today" | "week" | "later" | "captured" | "lapsed" | "ended";

/** `count` and `sumMinor` agree: both leave out the `leftOut` holds of which it is not known that they are held. */
export type Lane = { name: LaneName; holds: Hold[]; count: number; sumMinor: number; leftOut: number };

export type Total = { count: number; sumMinor: number };

export type Board = {
  lanes: Record<LaneName, Lane>;
  /** All that is held and not past its deadline. */
  held: Total & { leftOut: number };
  /** Lapsed within this calendar month and not captured since. */
  lapsedThisMonth: Total;
  /** Calendar days (`2026-11-21`) between which the lane of this week lies, and the one on which `later` begins. */
  days: { weekFrom: string; weekTo: string; laterFrom: string };
};

/** Days after today that stand in the lane of this week. */
export const WEEK_DAYS = 4;

/**
 * Sorts holds into lanes by the calendar of the desk's zone. A hold stays in its lane while a call about it is under
 * way or in doubt; it moves when Jetpay says so, or when the clock passes a midnight or its deadline.
 * @param now milliseconds since the epoch, by the server's clock
 */
export function boardOf(holds: readonly Hold[], now: number, zone: string): Board {
  const today = dayKey(new Date(now), zone);
  const days = {
    weekFrom: addDays(today, 1),
    weekTo: addDays(today, WEEK_DAYS),
    laterFrom: addDays(today, WEEK_DAYS + 1),
  };
  const sorted: Record<LaneName, Hold[]> = { today: [], week: [], later: [], captured: [], lapsed: [], ended: [] };
  for (const hold of holds) {
    const lane = laneOf(hold, now, zone, today, days.weekTo);
    if (lane !== null) sorted[lane].push(hold);
  }
  const lanes = {
    today: laneFrom("today", sorted.today.sort(byDeadline), isHeld),
    week: laneFrom("week", sorted.week.sort(byDeadline), isHeld),
    later: laneFrom("later", sorted.later.sort(byDeadline), isHeld),
    captured: laneFrom("captured", sorted.captured.sort(byCapture), () => true),
    lapsed: laneFrom("lapsed", sorted.lapsed.sort(byLapse), isLapsed),
    ended: laneFrom("ended", sorted.ended.sort(byEnd), () => true),
  };
  const open = [lanes.today, lanes.week, lanes.later];
  const thisMonth = lanes.lapsed.holds.filter(
    (hold) => isLapsed(hold) && dayKey(new Date(hold.deadline), zone).slice(0, 7) === today.slice(0, 7),
  );
  return {
    lanes,
    held: {
      count: total(open, (lane) => lane.count),
      sumMinor: total(open, (lane) => lane.sumMinor),
      leftOut: total(open, (lane) => lane.leftOut),
    },
    lapsedThisMonth: { count: thisMonth.length, sumMinor: total(thisMonth, (hold) => hold.amountMinor) },
    days,
  };
}

const ENDED: ReadonlySet<string> = new Set(["failed", "cancelled"]);

function laneOf(hold: Hold, now: number, zone: string, today: string, weekTo: string): LaneName | null {
  if (isCaptured(hold.state))
    return dayKey(new Date(hold.capturedAt ?? hold.stateSince), zone) === today ? "captured" : null;
  if (ENDED.has(hold.state)) return dayKey(new Date(hold.stateSince), zone) === today ? "ended" : null;
  const deadline = Date.parse(hold.deadline);
  if (deadline <= now || hold.state === "lapsed") return "lapsed";
  const day = dayKey(new Date(deadline), zone);
  return day === today ? "today" : day <= weekTo ? "week" : "later";
}

/** By our records or by the clock alone, in the minute before the records say so. */
const isLapsed = (hold: Hold): boolean => hold.state === "lapsed" || hold.state === "preauthorized";

function laneFrom(name: LaneName, holds: Hold[], counts: (hold: Hold) => boolean): Lane {
  const counted = holds.filter(counts);
  return {
    name,
    holds,
    count: counted.length,
    sumMinor: total(counted, (hold) => hold.amountMinor),
    leftOut: holds.length - counted.length,
  };
}

const total = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDeadline = (a: Hold, b: Hold): number => inOrder(a.deadline, b.deadline) || inOrder(a.id, b.id);
const byLapse = (a: Hold, b: Hold): number => byDeadline(b, a);
const byCapture = (a: Hold, b: Hold): number =>
  inOrder(b.capturedAt ?? b.stateSince, a.capturedAt ?? a.stateSince) || inOrder(a.id, b.id);
const byEnd = (a: Hold, b: Hold): number => inOrder(b.stateSince, a.stateSince) || inOrder(a.id, b.id);

/** A calendar day so many days on. Days are counted, not hours: a day of 23 or 25 hours is one day. */
export function addDays(day: string, count: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}
