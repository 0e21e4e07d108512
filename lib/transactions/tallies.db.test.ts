import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactionRangeTallies, transactions, transactionTallies } from "@/db/schema/transactions";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { foldTallies } from "./tallies";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  await addManyTransactions(desk.db, 500, new Date("2026-11-20T12:00:00Z"));
});
afterAll(() => desk.close());

const DAYS = "'day' as dimension, floor(extract(epoch from created_at) / 86400)::bigint as bucket";
const AMOUNTS = "'amount', rpad(left(amount_minor::text, 2), length(amount_minor::text), '0')::bigint";
const ROWS = "currency, direction, flow, state, 1 as count, amount_minor as minor";

/** Kinds, counts and sums, by the tallies and by the rows. */
const kept = async () => [
  ...(await read("transaction_tallies", "")),
  ...(await read("transaction_range_tallies", "dimension, bucket,")),
];
const counted = async () => [
  ...(await read(`(select ${ROWS} from transactions) rows`, "")),
  ...(await read(
    `(select ${DAYS}, ${ROWS} from transactions union all select ${AMOUNTS}, ${ROWS} from transactions) rows`,
    "dimension, bucket,",
  )),
];
async function read(from: string, bucket: string): Promise<unknown[]> {
  const kinds = `${bucket} currency, direction, flow, state`;
  const text = `select ${kinds}, sum(count)::int as count, sum(minor)::bigint as minor from ${from} group by ${kinds} having sum(count) <> 0 order by ${kinds}`;
  return (await desk.db.execute(sql.raw(text))).rows;
}

test("tallies are what the rows add up to, whatever becomes of the rows", async () => {
  expect(await kept()).toEqual(await counted());
  await desk.db.update(transactions).set({ state: "completed" }).where(eq(transactions.state, "paid"));
  await desk.db.update(transactions).set({ note: "changed, and not what is tallied" });
  await desk.db.update(transactions).set({ amountMinor: 5 }).where(eq(transactions.flow, "charge"));
  await desk.db.delete(transactions).where(eq(transactions.state, "failed"));
  expect(await kept()).toEqual(await counted());
});

test("folding keeps them, also while others write and fold", async () => {
  const writes = Array.from({ length: 20 }, (_, n) =>
    desk.db
      .update(transactions)
      .set({ state: n % 2 === 0 ? "initiated" : "requested" })
      .where(sql`${transactions.reference} like ${`%${n % 10}`}`),
  );
  await Promise.all([...writes, ...Array.from({ length: 6 }, () => foldTallies(desk.db))]);
  expect(await kept()).toEqual(await counted());
  await foldTallies(desk.db);
  const tables = [transactionTallies, transactionRangeTallies];
  const rows = await Promise.all(tables.map((table) => desk.db.$count(table)));
  expect(rows.reduce((sum, count) => sum + count)).toBe((await counted()).length);
});

test("all of it gone leaves none", async () => {
  await desk.db.execute(sql`truncate transactions cascade`);
  expect(await kept()).toEqual([]);
});
