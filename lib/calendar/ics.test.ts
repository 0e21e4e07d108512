import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEvent, fold, text, writeCalendar } from "./ics";

const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "4f7k2q@desk.example",
  sequence: 3,
  modified: new Date("2026-11-20T19:32:07.123Z"),
  at: new Date("2026-11-22T21:20:00Z"),
  status: "CONFIRMED",
  summary: "Hold of $1,240.00 lapses: Coast Mountain Cycles",
  description: "Fleet rental\nReference JD-4F7K2Q",
  url: "https://desk.example/transactions/4f7k2q",
  alarms: [24, 4],
  ...change,
});

/** A calendar's lines with the folds taken out. */
const unfolded = (calendar: string): string[] => calendar.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
const unescaped = (value: string): string =>
  value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === "n" ? "\n" : mark));

test("a calendar of one event is as RFC 5545 has it", () => {
  expect(writeCalendar("Holds, Harrow & Pine", [event()])).toBe(
    [
      ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jetdesk//Holds//EN", "CALSCALE:GREGORIAN"],
      ...["NAME:Holds\\, Harrow & Pine", "X-WR-CALNAME:Holds\\, Harrow & Pine"],
      ...["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"],
      ...["BEGIN:VEVENT", "UID:4f7k2q@desk.example"],
      ...["DTSTAMP:20261120T193207Z", "LAST-MODIFIED:20261120T193207Z", "SEQUENCE:3", "DTSTART:20261122T212000Z"],
      "SUMMARY:Hold of $1\\,240.00 lapses: Coast Mountain Cycles",
      "DESCRIPTION:Fleet rental\\nReference JD-4F7K2Q",
      "URL:https://desk.example/transactions/4f7k2q",
      ...["STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "CLASS:PRIVATE"],
      ...[24, 4].flatMap((hours) => [
        ...["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Hold of $1\\,240.00 lapses: Coast Mountain Cycles"],
        ...[`TRIGGER:-PT${hours}H`, "END:VALARM"],
      ]),
      ...["END:VEVENT", "END:VCALENDAR", ""],
    ].join("\r\n"),
  );
});

const anyText = fc.string({ unit: "binary", maxLength: 300 });

test("no line is longer than 75 octets, no fold cuts a character, and unfolding gives the line back", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const line = `SUMMARY:${text(value)}`;
      const folded = fold(line);
      for (const part of folded.split("\r\n")) {
        const octets = Buffer.from(part);
        expect(octets.length).toBeLessThanOrEqual(75);
        expect(octets.toString()).toBe(part);
      }
      expect(folded.replaceAll("\r\n ", "")).toBe(line);
    }),
  );
  expect(
    fold("é".repeat(40))
      .split("\r\n")
      .map((part) => Buffer.byteLength(part)),
  ).toEqual([74, 7]);
});

test("whatever a name or a note holds, it begins no property of its own and reads as it was, but for control characters", () => {
  const names = unfolded(writeCalendar("x", [event()])).map((line) => line.split(/[:;]/)[0]);
  fc.assert(
    fc.property(anyText, anyText, (summary, description) => {
      const lines = unfolded(writeCalendar(summary, [event({ summary, description })]));
      expect(lines.map((line) => line.split(/[:;]/)[0])).toEqual(names);
      const found = lines.find((line) => line.startsWith("DESCRIPTION:"))?.slice("DESCRIPTION:".length) ?? "";
      expect(found).not.toMatch(/(?!\t)\p{Cc}/u);
      const plain = description.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/(?![\t\n])\p{Cc}/gu, "");
      expect(unescaped(found)).toBe(plain);
    }),
  );
});

test.each(["\r", "\n", "\r\n", "\u0085", "\u2028"])("a break of the kind %j injects nothing", (mark) => {
  expect(text(`a${mark}END:VEVENT`)).toBe("a\\nEND:VEVENT");
});
