import { and, asc, desc, eq, isNotNull, lte } from "drizzle-orm";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { addFact } from "./add-fact";
import { lockTransaction, nextCheck, refreshTransaction } from "./refresh";

/** Asks for so many transactions in one round; the rest follow a minute later. */
const POLL_AT_ONCE = 100;

/** Queues a check of every open transaction that has been silent too long (lib/transactions/refresh.ts says how long). */
export async function pollSilent(ctx: Context): Promise<number> {
  const silent = await ctx.db
    .select({ id: transactions.id })
    .from(transactions)
    .where(and(isNotNull(transactions.nextCheckAt), lte(transactions.nextCheckAt, ctx.now())))
    .orderBy(asc(transactions.nextCheckAt))
    .limit(POLL_AT_ONCE);
  for (const { id } of silent) {
    await enqueue(ctx.db, "transaction.check", { transactionId: id }, { key: `check:${id}`, maxAttempts: 3 });
  }
  return silent.length;
}

const DAY_MS = 24 * 60 * 60_000;

export type CheckResult = "matches" | "differs" | "unreachable" | "no_id";

/**
 * Asks Jetpay for the status of this very transaction and takes its word (guide: checking-the-status-of-a-payment).
 * When a capture or cancellation has no answer, the status after it is the proof of what became of that call.
 */
export async function checkTransaction(ctx: Context, transactionId: string): Promise<CheckResult> {
  const [row] = await ctx.db.select().from(transactions).where(eq(transactions.id, transactionId));
  if (row === undefined || row.jetpayId === null) return "no_id";
  const [doubt] = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.transactionId, transactionId), eq(operations.status, "unknown")))
    .orderBy(desc(operations.createdAt))
    .limit(1);
  const answer = await ctx.jetpay.transactionStatus({ transactionId: row.jetpayId });

  return ctx.db.transaction(async (tx) => {
    const locked = await lockTransaction(tx, transactionId);
    if (locked === null) return "no_id";
    const now = ctx.now();
    if (answer.kind !== "accepted") {
      await tx
        .update(transactions)
        .set({ nextCheckAt: nextCheck(locked.state, locked.jetpayId, now) })
        .where(eq(transactions.id, transactionId));
      return "unreachable";
    }
    const { state, failReason, failDirection } = answer.value;
    const differs = state !== locked.state;
    if (differs || doubt !== undefined || (await isWorthSaying(tx, transactionId, now))) {
      await addFact(tx, ctx.actor, {
        transactionId,
        kind: "said",
        source: "status_check",
        saidState: state,
        // Jetpay's own clock where it tells the time, so that its words stand in Jetpay's order.
        happenedAt: answer.at ?? now,
        heardAt: now,
        data: doubt === undefined ? { matches: !differs } : { matches: !differs, settles: doubt.id },
      });
    }
    if (doubt !== undefined) {
      await tx
        .update(operations)
        .set({ status: outcomeOf(doubt.kind, state), resolvedAt: now })
        .where(eq(operations.id, doubt.id));
    }
    await tx
      .update(transactions)
      .set({ lastHeardAt: now, ...(state === "failed" ? { failReason: failReason ?? "", failDirection } : {}) })
      .where(eq(transactions.id, transactionId));
    const fresh = await lockTransaction(tx, transactionId);
    if (fresh !== null) await refreshTransaction(tx, fresh, now);
    return differs ? "differs" : "matches";
  });
}

/** A check that only confirms is a line in the timeline once a day, not once a round. */
async function isWorthSaying(tx: Parameters<typeof addFact>[0], transactionId: string, now: Date): Promise<boolean> {
  const [last] = await tx
    .select({ heardAt: transactionEvents.heardAt })
    .from(transactionEvents)
    .where(and(eq(transactionEvents.transactionId, transactionId), eq(transactionEvents.source, "status_check")))
    .orderBy(desc(transactionEvents.id))
    .limit(1);
  return last === undefined || now.getTime() - last.heardAt.getTime() > DAY_MS;
}

/** What the status proves of a call without an answer: it took effect, or Jetpay did not do it. */
function outcomeOf(kind: (typeof operations.$inferSelect)["kind"], state: string): "accepted" | "refused" {
  if (kind === "capture") return state === "preauthorized" ? "refused" : "accepted";
  if (kind === "cancel") return state === "cancelled" ? "accepted" : "refused";
  return "accepted";
}
