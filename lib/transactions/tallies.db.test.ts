import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactions, transactionTallies } from "@/db/schema/transactions";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { foldTallies } from "./tallies";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  await addManyTransactions(desk.db, 500, new Date("2026-11-20T12:00:00Z"));
});
afterAll(() => desk.close());

/** Kinds, counts and sums, by the tallies and by the rows. */
const kept = () => read("sum(count)", "sum(minor)", "transaction_tallies", "having sum(count) <> 0");
const counted = () => read("count(*)", "sum(amount_minor)", "transactions", "");
async function read(count: string, sum: string, table: string, having: string): Promise<unknown[]> {
  const text = `select currency, direction, flow, state, ${count}::int as count, (${sum})::bigint as minor from ${table} group by 1, 2, 3, 4 ${having} order by 1, 2, 3, 4`;
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
  const rows = await desk.db.select().from(transactionTallies);
  expect(rows).toHaveLength((await counted()).length);
});
