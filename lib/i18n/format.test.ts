import { describe, expect, test } from "vitest";
import { dayKey, formatDuration, formatTime } from "./format";

const toronto = { zone: "America/Toronto", locale: "en-CA" };
const at = new Date("2026-11-20T19:32:07.500Z");

describe("a time in words", () => {
  test.each([
    ["clock", "14:32"],
    ["time", "14:32:07"],
    ["weekday", "Fri 20"],
    ["weekdayClock", "Fri 14:32"],
    ["day", "Fri 20 Nov"],
    ["longDay", "Friday 20 November"],
    ["date", "20 Nov 2026"],
    ["dayYear", "Fri 20 Nov 2026"],
    ["dayTime", "Fri 20 Nov 14:32"],
    ["dateTime", "20 Nov 2026, 14:32:07"],
    ["exact", "Friday 20 November 2026, 14:32:07 (UTC\u221205:00)"],
  ] as const)("is written as %s", (format, words) => {
    expect(formatTime(at, format, toronto)).toBe(words);
  });

  test("is French for a French reader", () => {
    expect(formatTime(at, "exact", { zone: "America/St_Johns", locale: "fr-CA" })).toBe(
      "vendredi 20 novembre 2026, 16:02:07 (UTC\u221203:30)",
    );
  });

  test("writes midnight as 00:00, not 24:00", () => {
    expect(formatTime(new Date("2026-11-20T05:00:00Z"), "time", toronto)).toBe("00:00:00");
  });

  test("keeps summer time: the same hour of UTC is an hour later in July", () => {
    expect(formatTime(new Date("2026-07-20T19:32:07Z"), "clock", toronto)).toBe("15:32");
  });

  test("groups by the reader's day, not by UTC's", () => {
    expect(dayKey(new Date("2026-11-21T04:59:59Z"), toronto.zone)).toBe("2026-11-20");
    expect(dayKey(new Date("2026-11-21T05:00:00Z"), toronto.zone)).toBe("2026-11-21");
  });
});

describe("a length of time", () => {
  const minute = 60_000;
  const hour = 60 * minute;
  test.each([
    [23_999, "23 s"],
    [29 * minute, "29 m"],
    [108 * minute, "1 h 48 m"],
    [3 * hour, "3 h"],
    [22 * hour + 59 * minute, "22 h"],
    [43 * hour, "1 d 19 h"],
    [-1, "0 s"],
  ])("of %d ms is %s", (length, words) => {
    expect(formatDuration(length, "en-CA")).toBe(words);
  });

  test("has French units", () => {
    expect(formatDuration(43 * hour, "fr-CA")).toBe("1 j 19 h");
    expect(formatDuration(108 * minute, "fr-CA")).toBe("1 h 48 min");
  });
});
