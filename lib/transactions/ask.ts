import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { operations } from "@/db/schema/transactions";
import type { AuditAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { parse } from "@/lib/parse";
import type { Permission } from "@/lib/permissions";
import { addFact } from "./add-fact";
import { refuseOtherAmount } from "./other-amount";
import { lockTransaction, refreshTransaction, type TransactionRow } from "./refresh";
import { MAY_CANCEL, MAY_CAPTURE, type State } from "./transaction";

/** Which transaction, and the version of it that the person saw when they asked. */
export const askInput = z.object({ transactionId: z.uuid(), version: z.number().int().positive() });

/** Asks Jetpay to take the held amount, in full: it captures nothing less (guide: preauthorize-and-capture). */
export const captureTransaction = (ctx: Context, raw: unknown): Promise<void> =>
  ask(ctx, raw, {
    call: "capture",
    right: "authorizations.capture",
    action: "transaction.capture",
    states: MAY_CAPTURE,
  });

/** Asks Jetpay to stop a transaction, or to release a hold. */
export const cancelTransaction = (ctx: Context, raw: unknown): Promise<void> =>
  ask(ctx, raw, { call: "cancel", right: "transactions.cancel", action: "transaction.cancel", states: MAY_CANCEL });

type Ask = { call: "capture" | "cancel"; right: Permission; action: AuditAction; states: ReadonlySet<State> };

async function ask(ctx: Context, raw: unknown, wish: Ask): Promise<void> {
  const { transactionId, version } = parse(askInput, raw);
  requireRight(ctx, wish.right);
  await ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    // A second click finds the first one's call under way: it asks for nothing more and is not an error.
    if (row.state === "sending" && (await openCall(tx, transactionId, wish.call)) !== null) return;
    if (row.version !== version) throw new Conflict("changed_meanwhile", { state: row.state });
    if (!wish.states.has(row.state)) throw new Conflict(`cannot_${wish.call}`, { state: row.state });
    // It would take what Jetpay holds, which is not what the person reads.
    if (wish.call === "capture") await refuseOtherAmount(tx, transactionId);

    const operationId = newId();
    await tx.insert(operations).values({
      id: operationId,
      kind: wish.call,
      status: "queued",
      transactionId,
      createdAt: ctx.now(),
      createdBy: actorIdOf(ctx.actor),
    });
    await addFact(tx, ctx.actor, {
      transactionId,
      kind: "asked",
      source: "person",
      happenedAt: ctx.now(),
      operationId,
      data: { call: wish.call, amountMinor: row.amountMinor, currency: row.currency },
    });
    const data = { reference: row.reference, flow: row.flow };
    await record(tx, ctx, { action: wish.action, subjectId: transactionId, data });
    await enqueue(tx, "operation.send", { operationId }, { key: `send:${operationId}` });
    await refreshTransaction(tx, ctx, row);
  });
}

/**
 * Takes back what was asked for while nothing has been sent: the call is still queued, because Jetpay could not be
 * reached or its turn has not come. Once it is `sent` there is no taking back.
 */
export async function withdrawTransaction(ctx: Context, raw: unknown): Promise<void> {
  const { transactionId, version } = parse(askInput, raw);
  requireRight(ctx, "transactions.cancel");
  await ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    const [withdrawn] = await tx
      .update(operations)
      .set({ status: "withdrawn", resolvedAt: ctx.now() })
      .where(and(eq(operations.transactionId, transactionId), eq(operations.status, "queued")))
      .returning();
    if (withdrawn === undefined) {
      // Somebody else did, or this is the second try of a click whose answer was lost: it is as they wanted it.
      const latest = await latestCall(tx, transactionId);
      if (latest?.status === "withdrawn" && !WITHDRAWN_BY_ITSELF.includes(latest.reason ?? "")) return;
      throw new Conflict("already_sent", { state: row.state });
    }
    // Another call may wait by now than the one that was on the person's screen.
    if (row.version !== version) throw new Conflict("changed_meanwhile", { state: row.state });
    await addFact(tx, ctx.actor, {
      transactionId,
      kind: "withdrawn",
      source: "person",
      happenedAt: ctx.now(),
      operationId: withdrawn.id,
      data: { call: withdrawn.kind },
    });
    await record(tx, ctx, {
      action: "transaction.withdraw",
      subjectId: transactionId,
      data: { reference: row.reference },
    });
    await refreshTransaction(tx, ctx, row);
  });
}

/** Why a call is taken back that nobody took back (lib/operations/tie.ts, lib/operations/send.ts): what it was for may be under way. */
const WITHDRAWN_BY_ITSELF: readonly string[] = ["not_needed", "other_amount"];

async function latestCall(tx: Transaction, transactionId: string) {
  const [latest] = await tx
    .select({ status: operations.status, reason: operations.reason })
    .from(operations)
    .where(eq(operations.transactionId, transactionId))
    .orderBy(desc(operations.createdAt))
    .limit(1);
  return latest ?? null;
}

async function openCall(
  tx: Transaction,
  transactionId: string,
  kind: "capture" | "cancel",
): Promise<TransactionRow["id"] | null> {
  const [open] = await tx
    .select({ id: operations.id })
    .from(operations)
    .where(
      and(
        eq(operations.transactionId, transactionId),
        eq(operations.kind, kind),
        inArray(operations.status, ["queued", "sent"]),
      ),
    );
  return open?.id ?? null;
}
