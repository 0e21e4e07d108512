import { expect, test } from "vitest";
import { dayStart } from "./day-start";

test.each([
  ["2026-11-20", "America/Toronto", "2026-11-20T05:00:00.000Z"],
  ["2026-07-01", "America/Toronto", "2026-07-01T04:00:00.000Z"],
  ["2026-11-20", "UTC", "2026-11-20T00:00:00.000Z"],
  ["2026-11-20", "Pacific/Auckland", "2026-11-19T11:00:00.000Z"],
  ["2026-11-20", "Asia/Kathmandu", "2026-11-19T18:15:00.000Z"],
])("%s in %s begins at %s", (day, zone, instant) => {
  expect(dayStart(day, zone).toISOString()).toBe(instant);
});

test("the days on which summer time begins and ends start at midnight by the offset before the change", () => {
  expect(dayStart("2026-03-08", "America/Toronto").toISOString()).toBe("2026-03-08T05:00:00.000Z");
  expect(dayStart("2026-11-01", "America/Toronto").toISOString()).toBe("2026-11-01T04:00:00.000Z");
});

test("a day without a midnight begins at the first instant that it has", () => {
  // Santiago's clocks went from 23:59:59 to 01:00 on 8 September 2024.
  expect(dayStart("2024-09-08", "America/Santiago").toISOString()).toBe("2024-09-08T04:00:00.000Z");
});

test("a day with two midnights begins at the first of them", () => {
  // Havana's clocks went from 01:00 back to 00:00 on 3 November 2024.
  expect(dayStart("2024-11-03", "America/Havana").toISOString()).toBe("2024-11-03T04:00:00.000Z");
});
