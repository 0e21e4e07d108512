import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { shiftDay } from "@/lib/lists/days";
import { DAY, type LedgerBench, NONE, NOW, openLedgerBench, ordered, type Row, row } from "@/lib/testing/ledger-bench";
import { isInView, VIEWS } from "./filter";
import { readNeighbours } from "./queries";
import { bucketOf, FLOWS, isFinal, STATES } from "./transaction";

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const anyFilter = fc.record({
  view: fc.constantFrom(...VIEWS),
  flows: fc.subarray([...FLOWS]),
  states: fc.subarray([...STATES, "in_review"]),
  direction: fc.constantFrom(null, "credit" as const, "debit" as const),
  minMinor: fc.option(fc.integer({ min: 9_000, max: 20_000 })),
  maxMinor: fc.option(fc.integer({ min: 9_000, max: 20_000 })),
});
const day = fc.option(fc.integer({ min: 0, max: 30 }).map((n) => shiftDay("2026-11-21", -n)));
/** Ranges are read from tallies, where there is one alone. */
const anyRange = fc.oneof(
  fc.constant({}),
  fc.record({ minMinor: fc.constant(null), maxMinor: fc.constant(null), from: day, to: day }),
);

test("the sums are those of the rows, each in the bucket in which it is drawn, whatever is filtered", async () => {
  await fc.assert(
    fc.asyncProperty(anyFilter, anyRange, async (narrowed, range) => {
      const filter = { ...narrowed, ...range };
      const { sums } = await bench.list(filter);
      const lines = await bench.everyPage(filter);
      expect(sums.matching).toBe(lines.length);
      const buckets = { in: 0, out: 0, held: 0, unknown: 0, not_happened: 0 };
      const counts = { in: 0, out: 0, held: 0, unknown: 0, not_happened: 0 };
      const open = { in: 0, out: 0, held: 0, unknown: 0, not_happened: 0 };
      for (const line of lines) {
        buckets[bucketOf(line)] += line.amountMinor;
        counts[bucketOf(line)] += 1;
        const moves = bucketOf(line) === "in" || bucketOf(line) === "out";
        if (moves && !isFinal(line.state)) open[bucketOf(line)] += line.amountMinor;
      }
      const [shown] = sums.currencies;
      if (shown === undefined) {
        expect(lines).toEqual([]);
        return;
      }
      for (const [name, sum] of Object.entries(shown.buckets)) {
        expect(sum).toEqual({
          count: counts[name as keyof typeof counts],
          minor: buckets[name as keyof typeof buckets],
          openMinor: open[name as keyof typeof open],
        });
      }
      expect(shown.netMinor).toBe(buckets.in - buckets.out);
    }),
    { numRuns: 120 },
  );
});

test("the sums count each view as its page does", async () => {
  const { sums } = await bench.list();
  for (const view of VIEWS) {
    const lines = await bench.everyPage({ view });
    expect(sums.views[view]).toBe(lines.length);
    const holds = (r: Row) =>
      isInView(view, {
        state: r.state,
        flagged: r.state === "failed" && r.stateSince >= new Date(NOW.getTime() - 7 * DAY),
      });
    expect(lines.map(({ id }) => id)).toEqual(ordered(bench.rows.filter(holds)));
  }
});

test("the sums count and find as needing a person what contradicts itself or was refused, until that is seen to", async () => {
  const finished = bench.rows.filter(({ state }) => state === "completed").slice(0, 2);
  const asked = bench.rows.filter(({ state }) => state === "requested").slice(0, 3);
  const [twice, settled] = finished.map(({ id }) => id) as [string, string];
  const [refused, again, long] = asked.map(({ id }) => id) as [string, string, string];
  const before = await bench.list({ view: "needs_me" });
  expect(before.sums.matching).toBeGreaterThan(0);
  const fact = (transactionId: string, kind: string, more: Partial<typeof transactionEvents.$inferInsert> = {}) =>
    bench.db
      .insert(transactionEvents)
      .values({ transactionId, source: "webhook", kind, happenedAt: NOW, heardAt: NOW, ...more })
      .returning({ id: transactionEvents.id });
  const cancel = async (transactionId: string, status: "refused" | "queued", at: Date) => {
    const operationId = randomUUID();
    await bench.db.insert(operations).values({ id: operationId, kind: "cancel", status, transactionId, createdAt: at });
    if (status === "refused") await fact(transactionId, "refused", { source: "call", operationId, heardAt: at });
  };
  const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
  await fact(twice, "contradiction", { data: { why: "second_id", jetpayId: "x" } });
  const [over] = await fact(settled, "contradiction", { data: { why: "second_id", jetpayId: "y" } });
  await fact(settled, "contradiction_settled", { source: "person", data: { factId: String(over?.id) } });
  await cancel(refused, "refused", ago(1));
  await cancel(again, "refused", ago(1));
  await cancel(again, "queued", NOW);
  await cancel(long, "refused", ago(8));

  const { sums } = await bench.list({ view: "needs_me" });
  expect(sums.matching).toBe(before.sums.matching + 2);
  expect((await bench.list({ view: "all" })).sums.views).toEqual({ ...before.sums.views, needs_me: sums.matching });
  const found = (await bench.everyPage({ view: "needs_me" })).map(({ id }) => id);
  expect(found).toHaveLength(sums.matching);
  expect([twice, settled, refused, again, long].map((id) => found.includes(id))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  // By its bench.rows, where tallies do not know what is filtered by.
  const byText = await bench.list({
    view: "needs_me",
    text: `"${bench.rows.find(({ id }) => id === twice)?.reference}"`,
  });
  expect(byText).toMatchObject({ rows: [{ id: twice }], sums: { matching: 1, views: { needs_me: 1 } } });
  expect((await readNeighbours(bench.ctx, twice, { ...NONE, view: "needs_me" })).position).toBe(
    found.indexOf(twice) + 1,
  );
  await bench.db.delete(transactionEvents);
  await bench.db.delete(operations);
});

test("the sums never add two currencies up", async () => {
  const other = row(9_000, {
    currency: "USD",
    reference: "JD-USD000",
    state: "paid",
    note: "only dollars of the south",
  });
  await bench.db.insert(transactions).values(other);
  const { sums } = await bench.list({ states: ["paid"] });
  expect(sums.currencies.map(({ currency }) => currency)).toEqual(["CAD", "USD"]);
  expect(sums.currencies[1]?.buckets).toMatchObject({ [bucketOf(other)]: { count: 1, minor: other.amountMinor } });
  await bench.db.delete(transactions).where(eq(transactions.id, other.id));
});
