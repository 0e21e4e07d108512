import { and, eq, inArray, isNull, lt, not, notInArray, sql } from "drizzle-orm";
import { paymentMethods } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { eachOf } from "@/lib/each-of";
import { enqueue, willRun } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { INLINE_ONLY } from "./calls";
import { settle } from "./settle";

/** Longer than the longest call (lib/jetpay/client.ts gives up after 30 s), so that a slow answer is not overtaken. */
const LOST_AFTER_MS = 90_000;

/** Calls whose process ended between sending and writing the answer down: what became of them is not known. */
export async function sweepOperations(ctx: Context): Promise<number> {
  const before = new Date(ctx.now().getTime() - LOST_AFTER_MS);
  const lost = await ctx.db
    .select()
    .from(operations)
    .where(and(eq(operations.status, "sent"), lt(operations.sentAt, before)));
  const message = "The process that made the call ended before an answer was written down.";
  // Each step, and each call in it, is done whatever became of the one before.
  await eachOf(
    [
      () => eachOf(lost, (each) => settle(ctx, each, { kind: "unknown", reason: "connection_lost", message })),
      () => withdrawForgotten(ctx, before),
      () => queueForgotten(ctx, before),
    ],
    (step) => step(),
  );
  return lost.length;
}

/**
 * Calls that wait for a job nobody will run: it was given up, or a worker that ended holds it (for hours, before the queue
 * hands it on). Nothing of them has left. Should that worker live after all, only one of the two makes the call.
 */
async function queueForgotten(ctx: Context, before: Date): Promise<void> {
  const forgotten = await ctx.db
    .select({ id: operations.id })
    .from(operations)
    .where(
      and(
        eq(operations.status, "queued"),
        notInArray(operations.kind, [...INLINE_ONLY]),
        lt(operations.createdAt, before),
        not(willRun(sql`'send:' || ${operations.id}`)),
      ),
    );
  await eachOf(forgotten, async ({ id }) => {
    ctx.log.warn({ operationId: id }, "a call had no job any more; queued again");
    await enqueue(ctx.db, "operation.send", { operationId: id }, { key: `send:${id}` });
  });
}

/**
 * Calls that need what was typed (a bank account's number) are made only by the process that was given it. If that one
 * ended first, nothing was sent and nothing can be: the person types it again.
 */
async function withdrawForgotten(ctx: Context, before: Date): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const forgotten = await tx
      .update(operations)
      .set({ status: "withdrawn", resolvedAt: ctx.now(), reason: "process_ended" })
      .where(
        and(
          eq(operations.status, "queued"),
          inArray(operations.kind, [...INLINE_ONLY]),
          isNull(operations.sentAt),
          lt(operations.createdAt, before),
        ),
      )
      .returning({ methodId: operations.paymentMethodId, contactId: operations.contactId });
    for (const { methodId, contactId } of forgotten) {
      if (methodId === null) continue;
      await tx
        .update(paymentMethods)
        .set({ state: "failed", failReason: null, updatedAt: ctx.now() })
        .where(and(eq(paymentMethods.id, methodId), eq(paymentMethods.state, "pending")));
      await publish(tx, "contacts", contactId);
    }
  });
}
