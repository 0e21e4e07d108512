import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { addFact } from "@/lib/transactions/add-fact";
import { readOtherAmount } from "@/lib/transactions/other-amount";
import { lockTransaction, refreshTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import { writeDown } from "@/lib/write-down";
import { type Outcome, prepareCall, type Secrets } from "./calls";
import { settle } from "./settle";

export type OperationRow = typeof operations.$inferSelect;

/**
 * Makes the call of an operation, at most once. Whoever turns `queued` into `sent` makes it; everyone else finds
 * nothing to do. A process that dies after that leaves `sent` behind, which the sweep turns into `unknown`.
 * Who makes the call is told what became of it, a single-use page included, which is nowhere else; others get null.
 */
export async function sendOperation(ctx: Context, operationId: string, secrets: Secrets = {}): Promise<Outcome | null> {
  const claimed = await ctx.db.transaction((tx) => claim(tx, ctx, operationId, secrets));
  if (claimed === null) return null;
  const { operation, makeCall } = claimed;
  let outcome: Outcome;
  try {
    outcome = hasStoodStill(ctx, operation) ? NOT_LEFT : await makeCall();
  } catch (error) {
    // A fault of ours, at a moment when the call may have left: that is a doubt, never a failure.
    ctx.log.error({ err: error, operationId }, "a call ended in an error of our own");
    await settle(ctx, operation, IN_DOUBT);
    throw error;
  }
  await writeDown(
    ctx,
    { operationId },
    () => settle(ctx, operation, outcome),
    () => settle(ctx, operation, IN_DOUBT),
  );
  return outcome;
}

/** Far less than a person waits before saying that a call did not happen (`doubts.minutes`). */
const LEAVES_WITHIN_MS = 30_000;
const NOT_LEFT: Outcome = {
  kind: "not_sent",
  reason: "unreachable",
  message: "This machine stood still before the call was made; nothing was sent.",
};

/**
 * Between the claim and the call a machine may sleep, or the database's word of the commit be long under way. By then the call
 * may have been settled, and another sent in its place: one that is so late does not leave.
 */
const hasStoodStill = (ctx: Context, { sentAt }: OperationRow): boolean =>
  sentAt !== null && ctx.now().getTime() - sentAt.getTime() > LEAVES_WITHIN_MS;

/** For people; what the error was is in the log. */
const IN_DOUBT: Outcome = {
  kind: "unknown",
  reason: "connection_lost",
  message: "Jetdesk met an error of its own before the answer was written down.",
};

/** All that the call needs is read here: a database that fails now leaves it queued, because nothing has left yet. */
async function claim(
  tx: Transaction,
  ctx: Context,
  operationId: string,
  secrets: Secrets,
): Promise<{ operation: OperationRow; makeCall: () => Promise<Outcome> } | null> {
  const now = ctx.now();
  const [asked] = await tx
    .select({ kind: operations.kind, transactionId: operations.transactionId, leavesAt: operations.leavesAt })
    .from(operations)
    .where(eq(operations.id, operationId));
  if (asked === undefined) return null;
  if (asked.leavesAt !== null && asked.leavesAt > now) {
    // The database's clock, by which jobs are run, is ahead of the one by which people were told how long they may take it back.
    await enqueue(tx, "operation.send", { operationId }, { key: `send:${operationId}`, runAt: asked.leavesAt });
    return null;
  }
  // Before the operation's row, as whoever takes it back does.
  const row = asked.transactionId === null ? null : await lockTransaction(tx, asked.transactionId);
  if (asked.kind === "capture" && row !== null && (await readOtherAmount(tx, row.id))) {
    await withdrawCapture(tx, ctx, operationId, row);
    return null;
  }
  const [operation] = await tx
    .update(operations)
    .set({ status: "sent", sentAt: now })
    .where(and(eq(operations.id, operationId), eq(operations.status, "queued")))
    .returning();
  if (operation === undefined) return null;
  if (row !== null) {
    await addFact(tx, ctx.actor, {
      transactionId: row.id,
      kind: "sent",
      source: "call",
      happenedAt: now,
      operationId: operation.id,
      data: { call: operation.kind, reference: operation.reference },
    });
    await refreshTransaction(tx, ctx, row);
  }
  return { operation, makeCall: await prepareCall(tx, ctx, operation, secrets) };
}

/** Heard since it was asked for: it would take another amount than the person read. */
async function withdrawCapture(tx: Transaction, ctx: Context, operationId: string, row: TransactionRow): Promise<void> {
  const [withdrawn] = await tx
    .update(operations)
    .set({ status: "withdrawn", resolvedAt: ctx.now(), reason: "other_amount" })
    .where(and(eq(operations.id, operationId), eq(operations.status, "queued")))
    .returning();
  if (withdrawn === undefined) return;
  await addFact(tx, ctx.actor, {
    transactionId: row.id,
    kind: "withdrawn",
    source: "call",
    happenedAt: ctx.now(),
    operationId,
    data: { call: withdrawn.kind, otherAmount: true },
  });
  await refreshTransaction(tx, ctx, row);
}
