import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { applyCardEvent } from "@/lib/contacts/card-event";
import type { Context } from "@/lib/context";
import { readEventType, readTransactionFact } from "@/lib/jetpay/map";
import { publish } from "@/lib/live/publish";
import { takeEvidence } from "@/lib/operations/evidence";
import { isPassing } from "@/lib/passing-fault";
import { lockTransaction, refreshTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import { addWebhookFact, keepOrphan, lockJetpayId } from "./adopt";

const BATCH = 200;

/**
 * Applies what waits in the inbox, in id order, each event in a transaction of its own. One that cannot be applied is
 * set aside with its error and holds up no other. What the database could not do just then goes on waiting; this throws
 * at the end, so that the job comes back for it.
 */
export async function applyWaiting(ctx: Context): Promise<{ applied: number; failed: number }> {
  const result = { applied: 0, failed: 0 };
  let interrupted: { error: unknown } | null = null;
  let after = -(2n ** 63n);
  for (;;) {
    const waiting = await ctx.db
      .select({ id: webhookEvents.id })
      .from(webhookEvents)
      .where(and(isNull(webhookEvents.processedAt), isNull(webhookEvents.error), gt(webhookEvents.id, after)))
      .orderBy(asc(webhookEvents.id))
      .limit(BATCH);
    for (const { id } of waiting) {
      try {
        if (await applyOne(ctx, id)) result.applied += 1;
        else result.failed += 1;
      } catch (error) {
        interrupted ??= { error };
      }
      after = id;
    }
    if (waiting.length < BATCH) break;
  }
  if (interrupted !== null) throw interrupted.error;
  return result;
}

/** Applies one stored event; false when it was set aside, throws when the fault was not the event's. Again changes nothing. */
export async function applyOne(ctx: Context, id: bigint): Promise<boolean> {
  try {
    await ctx.db.transaction((tx) => applyStored(tx, ctx, id));
    return true;
  } catch (error) {
    if (isPassing(error)) throw error;
    ctx.log.error({ err: error, event: String(id) }, "an event could not be applied");
    await ctx.db
      .update(webhookEvents)
      .set({ error: reasonOf(error) })
      .where(and(eq(webhookEvents.id, id), isNull(webhookEvents.processedAt)));
    await publish(ctx.db, "webhooks");
    return false;
  }
}

/**
 * The same in the caller's transaction, throwing whatever is in the way. Answers the transaction that the event is about, as
 * it was before; null where there is none, or nothing was left to apply.
 */
export async function applyStored(tx: Transaction, ctx: Context, id: bigint): Promise<TransactionRow | null> {
  // Not "for update": whoever adopts the event meanwhile refers to this row, and would wait for us as we wait for them.
  const [event] = await tx.select().from(webhookEvents).where(eq(webhookEvents.id, id)).for("no key update");
  if (event === undefined || event.processedAt !== null) return null;
  const about = await apply(tx, ctx, event);
  await tx.update(webhookEvents).set({ processedAt: ctx.now(), error: null }).where(eq(webhookEvents.id, id));
  await publish(tx, "webhooks");
  return about;
}

/** The cause rather than the query it broke: a person reads it, beside "apply again". */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 2_000);
}

async function apply(
  tx: Transaction,
  ctx: Context,
  event: typeof webhookEvents.$inferSelect,
): Promise<TransactionRow | null> {
  if (event.jetpayTransactionId !== null) return applyToTransaction(tx, ctx, event, event.jetpayTransactionId);
  if (readEventType(event.type).subject === "card") await applyCardEvent(tx, ctx, event);
  return null;
}

async function applyToTransaction(
  tx: Transaction,
  ctx: Context,
  event: typeof webhookEvents.$inferSelect,
  jetpayId: string,
): Promise<TransactionRow | null> {
  await lockJetpayId(tx, jetpayId);
  const [found] = await tx
    .select({ id: transactions.id })
    .from(transactions)
    .where(eq(transactions.jetpayId, jetpayId));
  const row = found === undefined ? null : await lockTransaction(tx, found.id);
  if (row !== null && (await addWebhookFact(tx, ctx, row.id, event))) await refreshTransaction(tx, ctx, row);
  const { direction } = readEventType(event.type);
  const { note, statement, amount } = readTransactionFact(JSON.parse(event.data));
  const known = await takeEvidence(tx, ctx, { jetpayId, by: "event", note, statement, amount, direction });
  // Nobody here knows it: kept, and found again should a call's answer or a person name it later.
  if (found === undefined && !known) await keepOrphan(tx, ctx, event, jetpayId);
  return row;
}
