import { dayKey, zonedParts } from "./format";

const DAY_MS = 24 * 60 * 60_000;

/** The first instant of a calendar day (`2026-11-20`) in an IANA zone, also where summer time begins or ends at midnight. */
export function dayStart(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // A zone changes its offset by far less than once in two days: midnight is by the one before it or by the one after.
  const candidates = [-DAY_MS, DAY_MS].map((away) => midnight - offsetAt(new Date(midnight + away), zone));
  const inDay = candidates.filter((at) => dayKey(new Date(at), zone) === day);
  return new Date(Math.min(...(inDay.length > 0 ? inDay : candidates)));
}

/** The instant of a wall clock time (`08:30`) of a day in a zone; the earlier one where there are two, or none. */
export function wallTime(day: string, clock: string, zone: string): Date {
  const asUtc = Date.parse(`${day}T${clock}:00Z`);
  return new Date(Math.min(...[-DAY_MS, DAY_MS].map((away) => asUtc - offsetAt(new Date(asUtc + away), zone))));
}

/** How far the zone's wall clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: Date, zone: string): number {
  const p = zonedParts(at, zone);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - at.getTime();
}
