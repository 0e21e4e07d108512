import { describe, expect, test } from "vitest";
import { formatDuration } from "@/lib/i18n/format";
import { timeLeft } from "./time-left";

const zone = "America/Toronto";
const heldAt = "2026-11-18T19:32:00Z";
const at = (now: string, deadline: string) => timeLeft({ heldAt, deadline }, Date.parse(now), zone);

describe("the time left", () => {
  // As the mock of the board says them, at 14:32 on Friday 20 November.
  test.each([
    ["2026-11-20T21:20:00Z", "1 h 48 m", "hot"],
    ["2026-11-20T22:44:00Z", "3 h 12 m", "hot"],
    ["2026-11-21T17:32:00Z", "22 h", "warm"],
    ["2026-11-22T14:44:00Z", "1 d 19 h", "warm"],
    ["2026-11-23T21:50:00Z", "3 d 2 h", "calm"],
  ] as const)("until %s is %s and %s", (deadline, words, pressure) => {
    const read = at("2026-11-20T19:32:00Z", deadline);
    expect(formatDuration(read.left, "en-CA")).toBe(words);
    expect(read.pressure).toBe(pressure);
  });

  test("is red all day on the last day, and red under six hours although midnight is between", () => {
    expect(at("2026-11-20T05:30:00Z", "2026-11-21T04:00:00Z")).toMatchObject({ isToday: true, pressure: "hot" });
    expect(at("2026-11-21T04:00:00Z", "2026-11-21T06:00:00Z")).toMatchObject({ isToday: false, pressure: "hot" });
  });

  test("is amber to the second before two days", () => {
    expect(at("2026-11-20T12:00:00Z", "2026-11-22T11:59:59Z").pressure).toBe("warm");
    expect(at("2026-11-20T12:00:00Z", "2026-11-22T12:00:00Z").pressure).toBe("calm");
  });

  test("never goes below nothing", () => {
    expect(at("2026-11-25T12:00:00Z", "2026-11-23T12:00:00Z")).toMatchObject({ left: 0, fraction: 0, isToday: true });
  });

  test("is a fraction of the whole, full at the hold and half way at the half", () => {
    const deadline = "2026-11-22T19:32:00Z";
    expect(at(heldAt, deadline).fraction).toBe(1);
    expect(at("2026-11-20T19:32:00Z", deadline).fraction).toBe(0.5);
    expect(at("2026-11-18T19:00:00Z", deadline).fraction).toBe(1);
  });

  test("names the day alone only where the name says which one", () => {
    expect(at("2026-11-20T19:32:00Z", "2026-11-26T19:31:59Z").isThisWeek).toBe(true);
    expect(at("2026-11-20T19:32:00Z", "2026-11-26T19:32:00Z").isThisWeek).toBe(false);
  });

  test("has no ring where the deadline is not after the hold", () => {
    expect(timeLeft({ heldAt, deadline: heldAt }, 0, zone).fraction).toBe(0);
  });
});
