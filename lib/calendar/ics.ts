/**
 * Writes a calendar as RFC 5545 has it, as much of it as deadlines need; pure. Lines are folded by octets, as the RFC counts
 * them and the packages at hand do not (docs/decisions/0018-calendar-feed.md).
 */

export type CalendarEvent = {
  /** The same for as long as it is the same event, so that a calendar knows it again. */
  uid: string;
  /** Counted up by each change. */
  sequence: number;
  modified: Date;
  /** A moment, without length. */
  at: Date;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  summary: string;
  description: string;
  /** An address as `URL` writes it. */
  url: string;
  /** Hours before it at which the calendar speaks up. */
  alarms: readonly number[];
};

/** How often a calendar is to read it anew. */
const READ_EVERY = "PT1H";

export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Jetdesk//Holds//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${READ_EVERY}`,
    `X-PUBLISHED-TTL:${READ_EVERY}`,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent): string[] {
  const summary = text(event.summary);
  return [
    "BEGIN:VEVENT",
    `UID:${text(event.uid)}`,
    // Without a METHOD it is when the event was last changed (RFC 5545, 3.8.7.2).
    `DTSTAMP:${utc(event.modified)}`,
    `LAST-MODIFIED:${utc(event.modified)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utc(event.at)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${text(event.description)}`,
    `URL:${event.url}`,
    `STATUS:${event.status}`,
    "TRANSP:TRANSPARENT",
    "CLASS:PRIVATE",
    ...event.alarms.flatMap((hours) => [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${summary}`,
      `TRIGGER:-PT${hours}H`,
      "END:VALARM",
    ]),
    "END:VEVENT",
  ];
}

/** `20261120T193207Z`. */
const utc = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, "");

const ESCAPES: Record<string, string> = { "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n" };

/** All of ASCII's but the tab and the line break. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** A value of type TEXT. Control characters may not stand in one; a break of any kind is written as `\n`, so it begins no line. */
export const text = (value: string): string =>
  value
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(CONTROLS, "")
    .replace(/[\\;,\n]/g, (mark) => ESCAPES[mark] ?? mark);

const OCTETS = 75;

/** Breaks a line so that none is longer than 75 octets, never inside a character; what follows begins with a space. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let room = OCTETS;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      parts.push(part);
      part = "";
      room = OCTETS - 1;
    }
    part += character;
    room -= size;
  }
  return [...parts, part].join("\r\n ");
}
