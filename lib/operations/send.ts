import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { addFact } from "@/lib/transactions/add-fact";
import { lockTransaction, refreshTransaction } from "@/lib/transactions/refresh";
import { makeCall, type Outcome, type Secrets } from "./calls";
import { settle } from "./settle";

export type OperationRow = typeof operations.$inferSelect;

/**
 * Makes the call of an operation, at most once. Whoever turns `queued` into `sent` makes it; everyone else finds
 * nothing to do. A process that dies after that leaves `sent` behind, which the sweep turns into `unknown`.
 * Who makes the call is told what became of it, a single-use page included, which is nowhere else; others get null.
 */
export async function sendOperation(ctx: Context, operationId: string, secrets: Secrets = {}): Promise<Outcome | null> {
  const operation = await ctx.db.transaction((tx) => claim(tx, ctx, operationId));
  if (operation === null) return null;
  try {
    const outcome = await makeCall(ctx, operation, secrets);
    await settle(ctx, operation, outcome);
    return outcome;
  } catch (error) {
    // A fault of ours, at a moment when the call may have left: that is a doubt, never a failure.
    ctx.log.error({ err: error, operationId }, "a call ended in an error of our own");
    await settle(ctx, operation, { kind: "unknown", reason: "connection_lost", message: String(error) });
    throw error;
  }
}

async function claim(tx: Transaction, ctx: Context, operationId: string): Promise<OperationRow | null> {
  const now = ctx.now();
  const [operation] = await tx
    .update(operations)
    .set({ status: "sent", sentAt: now })
    .where(and(eq(operations.id, operationId), eq(operations.status, "queued")))
    .returning();
  if (operation === undefined) return null;
  if (operation.transactionId !== null) {
    const row = await lockTransaction(tx, operation.transactionId);
    if (row !== null) {
      await addFact(tx, ctx.actor, {
        transactionId: row.id,
        kind: "sent",
        source: "call",
        happenedAt: now,
        operationId: operation.id,
        data: { call: operation.kind },
      });
      await refreshTransaction(tx, row, now);
    }
  }
  return operation;
}
