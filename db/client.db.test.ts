import { sql } from "drizzle-orm";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPassing } from "@/lib/passing-fault";
import { type Database, openDatabase, type Transaction } from "./client";
import { createTestDatabase, type TestDatabase } from "./testing";

let database: TestDatabase;
let db: Database;
let operator: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 1, name: "cut" });
  operator = openDatabase(database.url, { max: 1, name: "operator" });
});
afterAll(async () => {
  await db.close();
  await operator.close();
  await database.drop();
});

/** Ends the connection of `tx`; its driver has heard of it once the next statement has failed. */
async function cut(tx: Transaction): Promise<void> {
  const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  await operator.execute(sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
}

// Without a listener on the connection the driver's word would end the process, with everything else it was about.
test("a connection that is cut between two statements is an error of its transaction alone", async () => {
  const uncaught: unknown[] = [];
  const hear = (error: unknown) => uncaught.push(error);
  process.on("uncaughtException", hear);
  const failed: unknown = await db
    .transaction(async (tx) => {
      await cut(tx);
      await tx.execute(sql`select 1`);
    })
    .catch((error: unknown) => error);
  // A second use of the pool's only place: the driver has done with the first connection by then.
  const { rows } = await db.execute(sql`select 1 as one`);
  process.off("uncaughtException", hear);
  expect(isPassing(failed)).toBe(true);
  expect(uncaught).toEqual([]);
  expect(rows).toEqual([{ one: 1 }]);
});

// Each such place that stayed taken would be one fewer until the process is started anew; here there is only one.
test("a connection that is cut before its transaction has begun gives its place in the pool back", async () => {
  await db.execute(sql`select 1`);
  db.pool.once("acquire", (client) => socketOf(client).destroy());
  const work = () => db.transaction((tx) => tx.execute<{ one: number }>(sql`select 1 as one`));
  const failed: unknown = await work().catch((error: unknown) => error);
  expect(isPassing(failed)).toBe(true);
  expect(db.pool.totalCount).toBe(0);
  expect((await work()).rows).toEqual([{ one: 1 }]);
});

test("what went wrong is told, and not that it could not be rolled back on a broken connection", async () => {
  const failed: unknown = await db
    .transaction(async (tx) => {
      await cut(tx);
      throw new Error("the first thing that went wrong");
    })
    .catch((error: unknown) => error);
  expect(String(failed)).toContain("the first thing that went wrong");
  expect(db.pool.totalCount).toBe(0);
});

test("a transaction in which a statement failed unheard is not taken for one that wrote", async () => {
  const swallowed = db.transaction(async (tx) => {
    await tx.execute(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(swallowed).rejects.toThrow("nothing was written");
  expect(await db.transaction((tx) => tx.execute(sql`select 1`))).toMatchObject({ rowCount: 1 });
});

/** The driver gives no name to it. */
const socketOf = (client: pg.PoolClient): { destroy(): void } =>
  Reflect.get(Reflect.get(client, "connection") as object, "stream") as { destroy(): void };
