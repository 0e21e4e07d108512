import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";

/** For so long a reading waits for whoever takes it away; a browser that has gone silent must not hold a connection. */
const PATIENCE_MS = 60_000;

/**
 * Hands over what `read` yields, as fast as it is taken, all of it of one moment (repeatable read). The transaction ends when
 * the reading does, when whoever takes it stops, or when nothing was taken for a minute.
 */
export async function* inOneMoment<T>(
  db: Database,
  read: (tx: Transaction) => AsyncGenerator<T>,
): AsyncGenerator<T, void, undefined> {
  const out = new PassThrough({ objectMode: true, highWaterMark: 1 });
  const done = db.transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    await pipeline(read(tx), out);
  });
  done.catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  const timer = setTimeout(() => out.destroy(new Error("nobody takes what is read")), PATIENCE_MS);
  try {
    for await (const one of out) {
      clearTimeout(timer);
      yield one as T;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
    out.destroy();
    // What stopped it has been said by `out`; only its end is waited for.
    await done.catch(() => undefined);
  }
}
