import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { Busy } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { isPassing } from "@/lib/passing-fault";
import { applyStored, reasonOf } from "./apply";
import { applyAgainInput, chosen, PREVIEWED } from "./apply-again";

/** What applying again would do. Ids are text: they go up to the range of bigint. */
export type ApplyPreview = {
  /** Events that were tried: of many, the oldest. */
  tried: number;
  /** How many there are in all. */
  of: number;
  /** Transactions whose state would be another. */
  moves: { transactionId: string; reference: string; from: string; to: string }[];
  /** Events that would be set aside again, and why. */
  failing: { id: string; error: string }[];
};

/** Thrown to take back all that the trial wrote. */
class TakenBack extends Error {
  readonly preview: ApplyPreview;
  constructor(preview: ApplyPreview) {
    super("a trial is taken back");
    this.preview = preview;
  }
}

/** A deadlock is gone the next time; a database that is away is still away. */
const TRIALS = 3;

/**
 * Applies the chosen events for real, sees what moved, and takes all of it back: nothing is left, and nobody is told. What
 * the database could not do just then says nothing of an event: it is tried anew, and at last `Busy` is thrown.
 */
export async function previewApplyAgain(ctx: Context, raw: unknown): Promise<ApplyPreview> {
  requireRight(ctx, "settings.write");
  const input = parse(applyAgainInput, raw);
  for (let trial = 1; ; trial += 1) {
    try {
      return await tryOnce(ctx, input);
    } catch (error) {
      if (!isPassing(error)) throw error;
      ctx.log.warn({ err: error, trial }, "a trial of events was interrupted");
      if (trial === TRIALS) throw new Busy("the database could not try the events", { cause: error });
    }
  }
}

async function tryOnce(ctx: Context, input: Parameters<typeof chosen>[1]): Promise<ApplyPreview> {
  try {
    return await ctx.db.transaction(async (tx) => {
      throw new TakenBack(await attempt(tx, ctx, input));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.preview;
    throw error;
  }
}

async function attempt(tx: Transaction, ctx: Context, input: Parameters<typeof chosen>[1]): Promise<ApplyPreview> {
  const ids = await chosen(tx, input);
  const before = new Map<string, string>();
  const failing: ApplyPreview["failing"] = [];
  for (const id of ids.slice(0, PREVIEWED)) {
    await tx.execute(sql`savepoint trial`);
    try {
      const about = await applyStored(tx, ctx, id);
      if (about !== null && !before.has(about.id)) before.set(about.id, about.state);
    } catch (error) {
      if (isPassing(error)) throw error;
      await tx.execute(sql`rollback to savepoint trial`);
      failing.push({ id: String(id), error: reasonOf(error) });
    }
  }
  const moves: ApplyPreview["moves"] = [];
  for (const [transactionId, from] of before) {
    const [row] = await tx.select().from(transactions).where(eq(transactions.id, transactionId));
    if (row !== undefined && row.state !== from)
      moves.push({ transactionId, reference: row.reference, from, to: row.state });
  }
  return { tried: Math.min(ids.length, PREVIEWED), of: ids.length, moves, failing };
}
