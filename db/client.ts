import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { insideTransaction } from "@/lib/jetpay/outside-transaction";
import { schema } from "./schema/all";

export type Schema = typeof schema;
type Drizzle = NodePgDatabase<Schema>;
/** What queries and writes are given: the pool, or one open transaction. */
export type Executor = Omit<Drizzle, "transaction" | "$client">;
export type Transaction = Executor & { readonly inTransaction: true };

export type Database = Executor & {
  /** Runs `work` in one transaction at read committed; commits when it returns, rolls back when it throws. */
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
  const db = drizzle(pool, { schema });
  const transaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    db.transaction((tx) =>
      insideTransaction.run(true, () => work(Object.assign(tx, { inTransaction: true as const }))),
    );
  return Object.assign(Object.create(db) as Executor, { transaction, pool, close: () => pool.end() });
}
