import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/transactions/board";
import { bucketOf, directionOf, FLOWS, STATES } from "@/lib/transactions/transaction";
import { columnsOf, type FlowCell, hasMoney, monthSums, readFrom } from "./flows";

// A Friday.
const today = "2026-11-20";
const cell = (day: string, change: Partial<FlowCell> = {}): FlowCell => ({
  day,
  direction: "credit",
  flow: "payout",
  state: "completed",
  count: 1,
  minor: 100_00,
  ...change,
});

describe("the chart by day", () => {
  test("ends today and leaves out weekend days on which nothing was asked for", () => {
    const days = columnsOf("day", [], today).map(({ from }) => from);
    expect(days).toHaveLength(15);
    expect(days.at(-1)).toBe(today);
    expect(days[0]).toBe("2026-11-02");
    expect(days).not.toContain("2026-11-14");
    expect(days).toContain("2026-11-11");
  });

  test("keeps a weekend day on which something was asked for, and today on any day", () => {
    const saturday = columnsOf("day", [cell("2026-11-14")], today).map(({ from }) => from);
    expect(saturday).toContain("2026-11-14");
    expect(saturday).not.toContain("2026-11-15");
    expect(columnsOf("day", [], "2026-11-22").at(-1)?.from).toBe("2026-11-22");
  });

  test("parts what is final from what can still come back, and puts what is unknown in neither", () => {
    const [column] = columnsOf(
      "day",
      [
        cell(today),
        cell(today, { state: "paid", minor: 30_00 }),
        cell(today, { state: "in_review", minor: 5_00 }),
        cell(today, { state: "unknown", minor: 2_310_00 }),
        cell(today, { state: "failed", minor: 999_00 }),
        cell(today, { direction: "debit", flow: "authorization", state: "preauthorized", minor: 1_240_00 }),
        cell(today, { direction: "debit", flow: "charge", state: "completed", minor: 12_00 }),
      ],
      today,
    ).slice(-1);
    expect(column).toEqual({
      from: today,
      to: today,
      in: { finalMinor: 12_00, openMinor: 0 },
      out: { finalMinor: 100_00, openMinor: 35_00 },
      unknownIn: { count: 0, minor: 0 },
      unknownOut: { count: 1, minor: 2_310_00 },
    });
  });
});

describe("the chart by week", () => {
  test("begins weeks on Monday and ends the present one today", () => {
    const weeks = columnsOf("week", [cell("2026-11-15"), cell("2026-11-16")], today);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toMatchObject({ from: "2026-11-16", to: today, out: { finalMinor: 100_00 } });
    expect(weeks.at(-2)).toMatchObject({ from: "2026-11-09", to: "2026-11-15", out: { finalMinor: 100_00 } });
  });
});

test("a month's sums hold its days only, and count what they leave out", () => {
  const sums = monthSums(
    [
      cell("2026-10-31", { minor: 77_00 }),
      cell("2026-11-01"),
      cell("2026-11-02", { state: "unknown", minor: 8_00, count: 2 }),
      cell("2026-11-03", { direction: "debit", flow: "authorization", state: "preauthorized", minor: 3_00 }),
    ],
    today,
  );
  expect(sums).toEqual({
    month: "2026-11",
    in: { finalMinor: 0, openMinor: 0 },
    out: { finalMinor: 100_00, openMinor: 0 },
    unknown: { count: 2, minor: 8_00 },
    held: { count: 1, minor: 3_00 },
  });
});

test("what is read reaches back to the first column and to the first of the month", () => {
  expect(readFrom("day", today)).toBe("2026-10-31");
  expect(readFrom("day", "2026-11-30")).toBe("2026-11-01");
  expect(readFrom("week", today)).toBe("2026-08-31");
  for (const period of ["day", "week"] as const) {
    expect(columnsOf(period, [], today)[0]?.from.localeCompare(readFrom(period, today))).not.toBe(-1);
  }
});

const anyCell = fc
  .record({
    back: fc.integer({ min: 0, max: 13 }),
    flow: fc.constantFrom(...FLOWS),
    state: fc.constantFrom(...STATES, "in_review"),
    minor: fc.integer({ min: 1, max: 9_000_000_00 }),
  })
  .map(
    ({ back, flow, state, minor }): FlowCell => ({
      day: addDays(today, -back),
      direction: directionOf(flow),
      flow,
      state,
      count: 1,
      minor,
    }),
  );

test("every amount is in the columns exactly as bucketOf says, however the cells fall", () => {
  fc.assert(
    fc.property(fc.array(anyCell), (cells) => {
      const sumOf = (bucket: string) =>
        cells.filter((each) => bucketOf(each) === bucket).reduce((sum, each) => sum + each.minor, 0);
      for (const period of ["day", "week"] as const) {
        const columns = columnsOf(period, cells, today);
        const total = (of: (column: (typeof columns)[number]) => number) =>
          columns.reduce((sum, column) => sum + of(column), 0);
        expect(total((column) => column.in.finalMinor + column.in.openMinor)).toBe(sumOf("in"));
        expect(total((column) => column.out.finalMinor + column.out.openMinor)).toBe(sumOf("out"));
        expect(total((column) => column.unknownIn.minor + column.unknownOut.minor)).toBe(sumOf("unknown"));
        expect(columns.some(hasMoney)).toBe(sumOf("in") + sumOf("out") + sumOf("unknown") > 0);
      }
    }),
  );
});
