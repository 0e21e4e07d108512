import { sql } from "drizzle-orm";
import type pg from "pg";
import type { Database } from "@/db/client";

/** A database whose transactions of these numbers, counted from 1, break as when a connection ends. */
export function breakingDatabase(real: Database, numbers: readonly number[]): Database {
  let count = 0;
  const db = Object.create(real) as Database;
  db.transaction = (work) => {
    count += 1;
    if (!numbers.includes(count)) return real.transaction(work);
    return Promise.reject(Object.assign(new Error("terminating connection"), { code: "57P01" }));
  };
  return db;
}

/** A second connection that has begun a transaction, and says so when it would have to wait. */
export async function rival<T>(db: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    await client.query("set local lock_timeout = '2s'");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** Resolves once so many backends wait for a lock. */
export async function waiters(db: Database, count: number): Promise<void> {
  for (;;) {
    const { rows } = await db.execute<{ n: string }>(
      sql`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (Number(rows[0]?.n) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
