/** Days of the desk's zone as addresses and searches name them, `2026-11-20`; pure. */

/** A calendar day that exists, as it stands in an address. */
export function isDay(text: string): boolean {
  if (!/^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const DAY_MS = 24 * 60 * 60_000;
export const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const DATE_PRESETS = ["today", "yesterday", "week", "month", "last_month"] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];

/** The days of a preset, both inclusive, seen from `today`. `week` is today and the six days before. */
export function daysOf(preset: DatePreset, today: string): { from: string; to: string } {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  if (preset === "today") return { from: today, to: today };
  if (preset === "yesterday") return { from: shiftDay(today, -1), to: shiftDay(today, -1) };
  if (preset === "week") return { from: shiftDay(today, -6), to: today };
  if (preset === "month") return { from: firstOfMonth, to: today };
  const to = shiftDay(firstOfMonth, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** The days that a word or a piece of a date means: `today`, `last_month`, `2026`, `2026-11`, `2026-11-20`. Null where it means none. */
export function periodOf(text: string, today: string): { from: string; to: string } | null {
  const preset = DATE_PRESETS.find((name) => name === text.toLowerCase());
  if (preset !== undefined) return daysOf(preset, today);
  const year = /^\d{4}$/.test(text) ? { from: `${text}-01-01`, to: `${text}-12-31` } : null;
  const month =
    /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`) ? { from: `${text}-01`, to: lastOfMonth(text) } : null;
  const days = year ?? month ?? { from: text, to: text };
  return isDay(days.from) && isDay(days.to) ? days : null;
}

/** The shortest that `periodOf` reads as these days; null where only both ends can say it. */
export function writePeriod(from: string, to: string): string | null {
  const shorter = [from.slice(0, 4), from.slice(0, 7), from];
  return (
    shorter.find((text) => {
      const days = periodOf(text, from);
      return days?.from === from && days.to === to;
    }) ?? null
  );
}

/** 31 days after the first is always a day of the next month. */
const lastOfMonth = (month: string): string => shiftDay(`${shiftDay(`${month}-01`, 31).slice(0, 7)}-01`, -1);
