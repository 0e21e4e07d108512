import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database, Transaction } from "@/db/client";
import { oneMoment } from "@/lib/lists/page";

/** For so long a reading waits for whoever takes it away; a browser that has gone silent must not hold a connection. */
const PATIENCE_MS = 60_000;

/** `ended` settles, and never fails, once the connection is back in the pool; `stop` brings that about, wherever the reading is. */
export type Moment<T> = {
  parts: AsyncGenerator<T, void, undefined>;
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Hands over what `read` yields, as fast as it is taken, all of it of one moment (repeatable read). The transaction ends when
 * the reading does, when whoever takes it stops, or when nothing was taken for `patienceMs`.
 */
export function inOneMoment<T>(
  db: Database,
  read: (tx: Transaction) => AsyncGenerator<T>,
  patienceMs = PATIENCE_MS,
): Moment<T> {
  const out = new PassThrough({ objectMode: true, highWaterMark: 1 });
  // Whoever takes the next part is told; where nobody does, there is nobody to tell.
  out.on("error", () => undefined);
  const ended = db
    .transaction(async (tx) => {
      await oneMoment(tx);
      await pipeline(read(tx), out);
    })
    .catch((error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error))));

  async function* parts(): AsyncGenerator<T, void, undefined> {
    try {
      for await (const one of out) {
        const timer = setTimeout(() => out.destroy(new Error("nobody takes what is read")), patienceMs);
        try {
          yield one as T;
        } finally {
          clearTimeout(timer);
        }
      }
    } finally {
      out.destroy();
      await ended;
    }
  }

  const stop = async () => {
    out.destroy(new Error("the reading was stopped"));
    await ended;
  };
  return { parts: parts(), ended, stop };
}
