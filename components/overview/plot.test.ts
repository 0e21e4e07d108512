import { describe, expect, test } from "vitest";
import type { Column } from "@/lib/overview/flows";
import { FLOOR, plotOf, tickLabel, ZERO } from "./plot";

const none = { count: 0, minor: 0 };
const column = (change: Partial<Column> = {}): Column => ({
  from: "2026-11-20",
  to: "2026-11-20",
  in: { finalMinor: 0, openMinor: 0 },
  out: { finalMinor: 0, openMinor: 0 },
  unknownIn: none,
  unknownOut: none,
  ...change,
});

describe("the drawing", () => {
  test("puts in above the line and out below it, what is final nearest to the line", () => {
    const { columns } = plotOf(
      [
        column({
          in: { finalMinor: 10_000_00, openMinor: 5_000_00 },
          out: { finalMinor: 20_000_00, openMinor: 0 },
          unknownOut: { count: 1, minor: 2_310_00 },
        }),
      ],
      760,
      "CAD",
    );
    expect(columns[0]?.parts.map(({ kind, sure }) => `${kind} ${sure}`)).toEqual([
      "in final",
      "in open",
      "out final",
      "out unknown",
    ]);
    const [inFinal, inOpen, outFinal, unknown] = columns[0]?.parts ?? [];
    expect(inFinal && inFinal.y + inFinal.height).toBeLessThan(ZERO);
    expect(inOpen && inFinal && inOpen.y + inOpen.height).toBeLessThan(inFinal?.y ?? 0);
    expect(outFinal?.y).toBeGreaterThan(ZERO);
    expect(unknown?.height).toBeGreaterThanOrEqual(6);
  });

  test("uses one scale for both ways, on which every bar has room", () => {
    for (const minor of [1, 99, 1_00, 437_00, 46_512_00, 99_999_999_99]) {
      const { columns, ticks } = plotOf(
        [column({ in: { finalMinor: minor, openMinor: 0 } }), column({ out: { finalMinor: minor, openMinor: 0 } })],
        760,
        "CAD",
      );
      const [up, down] = columns.map((drawn) => drawn.parts[0]);
      expect(up?.height).toBe(down?.height);
      expect(up?.y).toBeGreaterThanOrEqual(0);
      expect((down?.y ?? 0) + (down?.height ?? 0)).toBeLessThanOrEqual(FLOOR);
      expect(ticks).toHaveLength(4);
    }
  });

  test("marks a day on which nothing moved on the line, and no other", () => {
    const paid = column({ out: { finalMinor: 5_00, openMinor: 0 } });
    const { columns } = plotOf([paid, column(), paid], 760, "CAD");
    expect(columns.map(({ tick }) => tick !== null)).toEqual([false, true, false]);
    const tick = columns[1]?.tick;
    expect(tick?.from).toBeLessThan(ZERO);
    expect(tick?.to).toBeGreaterThan(ZERO);
  });

  test("has no scale while there is nothing to draw", () => {
    expect(plotOf([column()], 760, "CAD")).toMatchObject({ ticks: [], columns: [{ parts: [] }] });
  });
});

test.each([
  [500_00, "CAD", "en-CA", "$500"],
  [40_000_00, "CAD", "en-CA", "$40k"],
  [2_000_000_00, "CAD", "en-CA", "$2M"],
  [20_000_00, "CAD", "fr-CA", "20k\u00a0$"],
  [5_000, "JPY", "en-CA", "JPY\u00a05k"],
])("%i minor units of %s are written as %s says: %s", (minor, currency, locale, written) => {
  expect(tickLabel(minor, currency, locale)).toBe(written);
});
