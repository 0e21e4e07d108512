/**
 * Dates and times in words, the same on the server and in every browser. Only the numbers come from Intl (the zone's rules); names and order are
 * ours, because the names that Intl gives differ between ICU versions ("Nov", "Nov.") and a page must not change under its reader.
 */

export type TimeFormat =
  /** 14:32 */
  | "clock"
  /** 14:32:07 */
  | "time"
  /** Fri 20 */
  | "weekday"
  /** Fri 14:32: for what is less than a week away */
  | "weekdayClock"
  /** Fri 20 Nov */
  | "day"
  /** Friday 20 November */
  | "longDay"
  /** November */
  | "month"
  /** 20 Nov */
  | "shortDay"
  /** 20 Nov 2026 */
  | "date"
  /** Fri 20 Nov 2026 */
  | "dayYear"
  /** Fri 20 Nov 14:32 */
  | "dayTime"
  /** 20 Nov 2026, 14:32:07 */
  | "dateTime"
  /** Friday 20 November 2026, 14:32:07 (UTC−05:00) */
  | "exact";

export type ZonedParts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const cache = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const found = cache.get(zone);
  if (found) return found;
  const made = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  cache.set(zone, made);
  return made;
}

/** The wall clock and calendar of an IANA zone at an instant. Month is 1 to 12. */
export function zonedParts(at: Date, zone: string): ZonedParts {
  const read: Record<string, number> = {};
  for (const part of formatterOf(zone).formatToParts(at)) read[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  return { year, month, day, hour, minute, second };
}

/** The calendar day of an instant in a zone, `2026-11-20`: to group rows and to compare days. */
export function dayKey(at: Date, zone: string): string {
  const { year, month, day } = zonedParts(at, zone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `2026-11-20 14:31:40`: what a spreadsheet takes for a time. */
export function wallClock(at: Date, zone: string): string {
  const { hour, minute, second } = zonedParts(at, zone);
  return `${dayKey(at, zone)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

const two = (n: number): string => String(n).padStart(2, "0");

type Names = {
  months: readonly string[];
  longMonths: readonly string[];
  days: readonly string[];
  longDays: readonly string[];
};

const split = (text: string): readonly string[] => text.split(" ");

const EN: Names = {
  months: split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
  longMonths: split("January February March April May June July August September October November December"),
  days: split("Sun Mon Tue Wed Thu Fri Sat"),
  longDays: split("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
};
const FR: Names = {
  months: split("janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc."),
  longMonths: split("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
  days: split("dim. lun. mar. mer. jeu. ven. sam."),
  longDays: split("dimanche lundi mardi mercredi jeudi vendredi samedi"),
};

const isFrench = (locale: string): boolean => locale.startsWith("fr");

export function formatTime(at: Date, format: TimeFormat, { zone, locale }: { zone: string; locale: string }): string {
  const p = zonedParts(at, zone);
  const names = isFrench(locale) ? FR : EN;
  const weekday = new Date(Date.UTC(p.year, p.month - 1, p.day)).getUTCDay();
  const clock = `${two(p.hour)}:${two(p.minute)}`;
  const time = `${clock}:${two(p.second)}`;
  const date = `${p.day} ${names.months[p.month - 1] ?? ""}`;
  const dayName = names.days[weekday] ?? "";
  const day = `${dayName} ${date}`;
  const longDay = `${names.longDays[weekday] ?? ""} ${p.day} ${names.longMonths[p.month - 1] ?? ""}`;
  const written: Record<TimeFormat, string> = {
    clock,
    time,
    weekday: `${dayName} ${p.day}`,
    weekdayClock: `${dayName} ${clock}`,
    day,
    longDay,
    month: names.longMonths[p.month - 1] ?? "",
    shortDay: date,
    date: `${date} ${p.year}`,
    dayYear: `${day} ${p.year}`,
    dayTime: `${day} ${clock}`,
    dateTime: `${date} ${p.year}, ${time}`,
    exact: `${longDay} ${p.year}, ${time} (${offsetName(at, p)})`,
  };
  return written[format];
}

/** `UTC−05:00`. Short names of zones ("EST", "HNE", "GMT-5") differ between ICU versions; the offset does not. */
function offsetName(at: Date, p: ZonedParts): string {
  const wall = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
  const minutes = Math.round((wall - at.getTime()) / 60_000);
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? "\u2212" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** A length of time as people scan it: `23 s`, `29 m`, `3 h 12 m`, `22 h`, `1 d 19 h`. At most two units; rounded down, so that no deadline looks later than it is. */
export function formatDuration(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const french = isFrench(locale);
  const minuteUnit = french ? "min" : "m";
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return join(days, french ? "j" : "d", hours % 24, "h");
  if (hours >= 10) return `${hours} h`;
  if (hours > 0) return join(hours, "h", minutes % 60, minuteUnit);
  return minutes > 0 ? `${minutes} ${minuteUnit}` : `${seconds} s`;
}

const join = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
