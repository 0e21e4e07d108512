import { and, eq, notExists, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import { orphans, webhookEvents } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { referenceAtEnd } from "@/lib/ids";
import { readEventType, readTransactionFact } from "@/lib/jetpay/map";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { addFact } from "@/lib/transactions/add-fact";

/**
 * Whoever ties events to a transaction by Jetpay's id takes this lock first: an event that arrives in the very moment in
 * which our call's answer names the transaction is then found by one of the two.
 */
export async function lockJetpayId(tx: Transaction, jetpayId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${jetpayId}, 20261))`);
}

/** Keeps that Jetpay spoke of a transaction nobody here knows. The caller has locked Jetpay's id. */
export async function keepOrphan(
  tx: Transaction,
  ctx: Context,
  event: typeof webhookEvents.$inferSelect,
  jetpayId: string,
): Promise<void> {
  const { direction } = readEventType(event.type);
  await tx
    .insert(orphans)
    .values({
      jetpayId,
      direction,
      firstEventId: event.id,
      firstHappenedAt: event.createdAt,
      firstHeardAt: event.receivedAt,
      lastHeardAt: event.receivedAt,
    })
    .onConflictDoUpdate({
      target: orphans.jetpayId,
      set: {
        direction: sql`coalesce(${orphans.direction}, excluded.direction)`,
        firstEventId: sql`least(${orphans.firstEventId}, excluded.first_event_id)`,
        firstHappenedAt: sql`least(${orphans.firstHappenedAt}, excluded.first_happened_at)`,
        firstHeardAt: sql`least(${orphans.firstHeardAt}, excluded.first_heard_at)`,
        lastHeardAt: sql`greatest(${orphans.lastHeardAt}, excluded.last_heard_at)`,
      },
    });
  // A status may carry the note that the event left out; it is asked for only while a call is in doubt.
  await enqueue(tx, "orphan.ask", { jetpayId }, { key: `orphan:${jetpayId}`, maxAttempts: 3 });
  ctx.log.debug({ event: String(event.id), jetpayId }, "an event of a transaction that nobody here knows");
  await publish(tx, "transactions");
}

/** Adds the facts of events that were stored before we knew whose they were. The caller refreshes the transaction. */
export async function adoptEvents(
  tx: Transaction,
  ctx: Context,
  transactionId: string,
  jetpayId: string,
): Promise<void> {
  const waiting = await tx
    .select()
    .from(webhookEvents)
    .where(
      and(
        eq(webhookEvents.jetpayTransactionId, jetpayId),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(transactionEvents)
            .where(eq(transactionEvents.webhookEventId, webhookEvents.id)),
        ),
      ),
    );
  for (const event of waiting) await addWebhookFact(tx, ctx, transactionId, event);
}

/** Turns a stored event into a fact of its transaction; says whether the fact is new. */
export async function addWebhookFact(
  tx: Transaction,
  ctx: Context,
  transactionId: string,
  event: typeof webhookEvents.$inferSelect,
): Promise<boolean> {
  const { state, note, statement } = readTransactionFact(JSON.parse(event.data));
  if (state === null) return false;
  const reference = referenceAtEnd(note) ?? referenceAtEnd(statement);
  const added = await addFact(
    tx,
    { kind: "system", name: "webhook" },
    {
      transactionId,
      kind: "said",
      source: "webhook",
      saidState: state,
      happenedAt: event.createdAt,
      heardAt: event.receivedAt,
      webhookEventId: event.id,
      data: { type: event.type, ...(reference === null ? {} : { reference }) },
    },
  );
  if (added) {
    await tx
      .update(transactions)
      .set({ lastHeardAt: sql`greatest(${transactions.lastHeardAt}, ${event.receivedAt.toISOString()}::timestamptz)` })
      .where(eq(transactions.id, transactionId));
  }
  ctx.log.debug({ event: String(event.id), transactionId, added }, "event applied");
  return added;
}
