import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LedgerBench, NONE, openLedgerBench } from "@/lib/testing/ledger-bench";
import { amountBucket, bucketsOf } from "./ranges";

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const ZONE = "America/St_Johns";
const split = (range: Partial<typeof NONE>) => {
  const parts = bucketsOf({ ...NONE, ...range }, ZONE);
  return (
    parts && {
      from: parts.from,
      to: parts.to,
      rows: [parts.beside && "beside", parts.beyond && "beyond"].filter((each) => each !== undefined).join(),
    }
  );
};

test("an amount is in the same bucket here as in the database", async () => {
  const amounts = [0, 1, 9, 10, 99, 100, 101, 999, 1_000, 1_099, 123_456, 99_999_999_999, ...fc.sample(fc.nat(), 200)];
  const { rows } = await bench.db.execute<{ bucket: string }>(
    sql`select amount_bucket(minor)::text as bucket from unnest(array[${sql.join(amounts, sql`, `)}]::bigint[]) as minor`,
  );
  expect(rows.map(({ bucket }) => Number(bucket))).toEqual(amounts.map(amountBucket));
});

test.each([
  [
    "ends beyond the middle of a bucket",
    { minMinor: 12_545, maxMinor: 67_490 },
    { from: 13_000, to: 67_000, rows: "beside" },
  ],
  [
    "ends before the middle of one",
    { minMinor: 12_345, maxMinor: 67_890 },
    { from: 12_000, to: 68_000, rows: "beyond" },
  ],
  ["one end of each kind", { minMinor: 12_545, maxMinor: 67_890 }, { from: 13_000, to: 68_000, rows: "beside,beyond" }],
  ["ends where buckets end", { minMinor: 10_000, maxMinor: 67_999 }, { from: 10_000, to: 68_000, rows: "" }],
  ["most of one bucket", { minMinor: 12_001, maxMinor: 12_990 }, { from: 12_000, to: 13_000, rows: "beyond" }],
  ["no upper end", { minMinor: 99_500 }, { from: 99_000, to: null, rows: "beyond" }],
  ["no upper end, where figures are added", { minMinor: 99_501 }, { from: 100_000, to: null, rows: "beside" }],
  ["no lower end", { maxMinor: 99 }, { from: null, to: 100, rows: "" }],
  ["the middle of one bucket", { minMinor: 12_545, maxMinor: 12_999 }, null],
  ["its ends the wrong way round", { minMinor: 12_400, maxMinor: 12_100 }, null],
])("a range of amounts with %s", (_, range, parts) => {
  expect(split(range)).toEqual(parts);
});

test("days of the desk's zone are days by UTC less the hours before the first, and the hours after the last", () => {
  // 2026-10-01 begins at 02:30 by UTC there, 2026-11-02 at 03:30: the clocks went back between.
  const first = Date.UTC(2026, 9, 1) / 86_400_000;
  const rows = "beside,beyond";
  expect(split({ from: "2026-10-01", to: "2026-11-01" })).toEqual({ from: first, to: first + 32, rows });
  expect(split({ from: "2026-10-01" })).toEqual({ from: first, to: null, rows: "beyond" });
  expect(split({ from: "2026-10-01", to: "2026-10-01" })).toEqual({ from: first, to: first + 1, rows });
});

test("a range of both is in no tally", () => {
  expect(split({ from: "2026-10-01", minMinor: 100 })).toBeNull();
  expect(split({})).toBeNull();
});
