import { describe, expect, test } from "vitest";
import { daysOf, isDay } from "./days";

describe("days in an address", () => {
  test.each(["2026-11-20", "2028-02-29"])("%s is one", (text) => expect(isDay(text)).toBe(true));
  test.each(["2026-02-29", "2026-13-01", "20-11-2026", "2026-11-20T00:00", ""])("%j is none", (text) =>
    expect(isDay(text)).toBe(false),
  );

  test.each([
    ["today", "2026-03-01", "2026-03-01"],
    ["yesterday", "2026-02-28", "2026-02-28"],
    ["week", "2026-02-23", "2026-03-01"],
    ["month", "2026-03-01", "2026-03-01"],
    ["last_month", "2026-02-01", "2026-02-28"],
  ] as const)("%s, seen from 1 March 2026, is %s to %s", (preset, from, to) => {
    expect(daysOf(preset, "2026-03-01")).toEqual({ from, to });
  });
});
