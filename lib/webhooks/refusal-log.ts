import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { webhookDeliveries } from "@/db/schema/webhooks";
import { publish } from "@/lib/live/publish";
import type { Log } from "@/lib/log";
import { writeDelivery } from "./delivery-log";

export type Refusal = {
  httpStatus: number;
  outcome: string;
  bytes: number;
  address: string | null;
  tokenId?: string | null;
};

/** So many refusals of one reason have a line each in a minute; the rest of that minute share one. */
const LINES = 6;
const WINDOW_MS = 60_000;
/** How often, at most, shared lines are written and open pages are told. */
const PAUSE_MS = 1_000;

type Window = { from: number; lines: number; more: Shared | null };
type Shared = {
  line: Refusal & { receivedAt: Date; until: Date; times: number };
  id: number | null;
  written: boolean;
};

const logs = new WeakMap<Database, RefusalLog>();

/** The one of this process and database. */
export function refusalLog(db: Database, log: Log): RefusalLog {
  const known = logs.get(db) ?? new RefusalLog(db, log);
  logs.set(db, known);
  return known;
}

/**
 * Keeps refused deliveries with their reasons. Anybody can send them, thousands a second: beyond a few a minute they are
 * counted in memory and written once a second, so that neither the disk nor the connections nor open pages are flooded.
 * A process that dies takes the count of its last second with it.
 */
class RefusalLog {
  readonly #db: Database;
  readonly #log: Log;
  readonly #windows = new Map<string, Window>();
  /** Shared lines of minutes that are over, not written yet. */
  #left: Shared[] = [];
  #timer: NodeJS.Timeout | null = null;
  #toTell = false;

  constructor(db: Database, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  async note(at: Date, refusal: Refusal): Promise<void> {
    const window = this.#windowAt(at, refusal.outcome);
    if (window.lines < LINES) {
      window.lines += 1;
      await writeDelivery(this.#db, { receivedAt: at, ...refusal });
      this.#toTell = true;
    } else {
      window.more = joined(window.more, at, refusal);
    }
    if (this.#timer !== null) return;
    // The first of a quiet time is told at once; what follows waits for the pause to pass.
    this.#rest();
    await this.#flush();
  }

  #windowAt(at: Date, outcome: string): Window {
    const known = this.#windows.get(outcome);
    if (known !== undefined && Math.abs(at.getTime() - known.from) < WINDOW_MS) return known;
    if (known?.more?.written === false) this.#left.push(known.more);
    const fresh = { from: at.getTime(), lines: 0, more: null };
    this.#windows.set(outcome, fresh);
    return fresh;
  }

  #rest(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#toTell && this.#unwritten().length === 0) return;
      this.#rest();
      this.#flush().catch((error: unknown) => this.#log.warn({ err: error }, "refused deliveries were not logged yet"));
    }, PAUSE_MS).unref();
  }

  #unwritten(): Shared[] {
    const shared = [...this.#windows.values()].flatMap(({ more }) => (more === null ? [] : [more]));
    return [...this.#left, ...shared].filter(({ written }) => !written);
  }

  async #flush(): Promise<void> {
    for (const shared of this.#unwritten()) {
      // Before the write: what is counted during it is of the next one.
      shared.written = true;
      try {
        shared.id = await this.#write(shared);
      } catch (error) {
        shared.written = false;
        throw error;
      }
      this.#left = this.#left.filter((each) => each !== shared);
      this.#toTell = true;
    }
    if (!this.#toTell) return;
    this.#toTell = false;
    await publish(this.#db, "webhooks");
  }

  /** Into the line it has already, unless that was dropped meanwhile. */
  async #write({ id, line }: Shared): Promise<number> {
    if (id !== null) {
      const { times, until, bytes } = line;
      const d = webhookDeliveries;
      const kept = await this.#db.update(d).set({ times, until, bytes }).where(eq(d.id, id)).returning({ id: d.id });
      if (kept.length > 0) return id;
    }
    return writeDelivery(this.#db, line);
  }
}

/** Of many, the largest tells the size; they come from many addresses. */
function joined(shared: Shared | null, at: Date, { tokenId: _, ...refusal }: Refusal): Shared {
  if (shared === null) {
    const line = { ...refusal, address: null, receivedAt: at, until: at, times: 1 };
    return { line, id: null, written: false };
  }
  const { line } = shared;
  shared.line = { ...line, times: line.times + 1, until: at, bytes: Math.max(line.bytes, refusal.bytes) };
  shared.written = false;
  return shared;
}
