import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { insideTransaction } from "@/lib/jetpay/outside-transaction";

/** What queries and writes are given: the pool, or one open transaction. */
export type Executor = Omit<NodePgDatabase, "transaction">;
export type Transaction = Executor & { readonly inTransaction: true };

export type Database = Executor & {
  /**
   * Runs `work` in one transaction at read committed; commits when it returns, rolls back when it throws. Not the query builder's own,
   * which keeps a place of the pool for ever when `begin` fails (drizzle-orm 0.45.4).
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  pool: pg.Pool;
  close(): Promise<void>;
};

const JSONB = 3802;
// jsonb is handed over as text: drizzle parses it where a column says so, and exact numbers survive where one does not.
// It has to be said to the driver as a whole, because drizzle gives each query type parsers of its own that fall back to these.
pg.types.setTypeParser(JSONB, (text) => text);

export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? "jetdesk",
    // A statement that runs this long holds up people; the caller hears of it instead of waiting for ever.
    statement_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
  pool.on("error", () => undefined);
  // Nor has one in use: its statement fails, or the next one does, and that is all that anybody needs to hear.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const transaction = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("begin");
      const tx = Object.assign(drizzle(client), { inTransaction: true as const });
      const result = await insideTransaction.run(true, () => work(tx));
      // Where a statement failed and nobody heard of it, PostgreSQL answers that it rolled back.
      const { command } = await client.query("commit");
      if (command !== "COMMIT") throw new Error("a statement of this transaction failed: nothing was written");
      return result;
    } catch (error) {
      // Nobody is told why: what went wrong before that is what matters, and the connection is given up.
      await client.query("rollback").catch((fault: Error) => {
        broken = fault;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
  return Object.assign(Object.create(drizzle(pool)) as Executor, { transaction, pool, close: () => pool.end() });
}
