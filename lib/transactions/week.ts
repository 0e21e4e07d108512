import { dayKey } from "@/lib/i18n/format";
import { addDays, type Board } from "./board";
import { type Hold, isHeld } from "./hold";

/** Holds that share a day. `count` and `sumMinor` leave out those of which it is not known that they are held. */
export type Deadlines = { holds: Hold[]; count: number; sumMinor: number; leftOut: number };
export type WeekDay = Deadlines & { day: string };

/** The deadlines of open holds from today on, by calendar days of the desk's zone. */
export type Week = {
  /** Past their deadline and neither captured nor released. */
  overdue: Board["lanes"]["lapsed"];
  /** Seven days (`2026-11-21`), today first, also those without a deadline. */
  days: WeekDay[];
  later: Deadlines;
};

const DAYS = 7;

/**
 * The board's open holds by the day on which they lapse, each day in the order of its times. The board says which are open, so
 * both views hold the same.
 * @param now milliseconds since the epoch, by the server's clock
 */
export function weekOf({ lanes }: Board, now: number, zone: string): Week {
  const today = dayKey(new Date(now), zone);
  const days = Array.from({ length: DAYS }, (_, ahead) => addDays(today, ahead));
  const byDay = new Map<string, Hold[]>(days.map((day) => [day, []]));
  const later: Hold[] = [];
  // Each lane is in the order of its deadlines, and each follows the one before it.
  for (const hold of [...lanes.today.holds, ...lanes.week.holds, ...lanes.later.holds])
    (byDay.get(dayKey(new Date(hold.deadline), zone)) ?? later).push(hold);
  return {
    overdue: lanes.lapsed,
    days: [...byDay].map(([day, holds]) => ({ day, ...tally(holds) })),
    later: tally(later),
  };
}

function tally(holds: Hold[]): Deadlines {
  const held = holds.filter(isHeld);
  return {
    holds,
    count: held.length,
    sumMinor: held.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    leftOut: holds.length - held.length,
  };
}
