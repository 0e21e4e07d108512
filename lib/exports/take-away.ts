import type { Database, Transaction } from "@/db/client";
import { Conflict } from "@/lib/errors";
import type { PagePlace } from "@/lib/lists/page";
import { inOneMoment } from "./one-moment";
import type { Cell, Table } from "./table";

/** A list on its way into a file. `matching`: how many lines there will be; `rowsDone`: how many are through. */
export type Export = { matching: number; rowsDone: () => number; table: Table; cancel: () => Promise<void> };

/** What is read: first what is known of the whole list, then its lines, some at a time. */
export type Reading<H, L> = AsyncGenerator<{ head: H } | { lines: L[] }>;

const BATCH = 1_000;

/** The lines of a list, some at a time, each from where the last one ended. */
export async function* inBatches<L>(
  read: (place: PagePlace, limit: number) => Promise<{ line: L; cursor: string }[]>,
): AsyncGenerator<{ lines: L[] }> {
  let place: PagePlace = null;
  let before: string | null = null;
  for (;;) {
    const rows: { line: L; cursor: string }[] = await read(place, BATCH);
    yield { lines: rows.map(({ line }) => line) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    // Read from a place that is not understood, it would begin anew, and never end.
    if (last.cursor === before) throw new Error(`a list does not go on from ${before}`);
    before = last.cursor;
    place = { cursor: before, towards: "older" };
  }
}

/** What becomes of it: the table without its rows, and the cells of one line. */
export type Made<L> = { matching: number; table: Omit<Table, "rows">; cells: (line: L) => Cell[] };

/** Each holds a connection for as long as it is taken away. */
const AT_ONCE = 3;
let running = 0;

/**
 * Takes a list away, all of it of one moment, read as fast as whoever takes it does. `begin` is where it is written into the audit log: before
 * the first line leaves.
 */
export async function takeAway<H, L>(
  db: Database,
  read: (tx: Transaction) => Reading<H, L>,
  begin: (head: H) => Promise<Made<L>>,
): Promise<Export> {
  if (running >= AT_ONCE) throw new Conflict("export_busy");
  // Counted before anything is waited for: of many at once only so many come past.
  running += 1;
  const { parts, ended, stop } = inOneMoment(db, read);
  void ended.then(() => {
    running -= 1;
  });
  try {
    const first = await parts.next();
    if (first.done === true || !("head" in first.value)) throw new Error("an export that says nothing of itself");
    const { matching, table, cells } = await begin(first.value.head);
    let done = 0;
    const rows = async function* () {
      for await (const part of parts) {
        if (!("lines" in part)) continue;
        done += part.lines.length;
        yield part.lines.map(cells);
      }
    };
    return { matching, rowsDone: () => done, table: { ...table, rows: rows() }, cancel: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
