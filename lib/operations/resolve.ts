import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { MAX_TRIES, newId, referenceOfTry } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { parse } from "@/lib/parse";
import { readSetting } from "@/lib/settings/settings";
import { addFact } from "@/lib/transactions/add-fact";
import { openContradictions } from "@/lib/transactions/contradictions";
import { CREATING, isCreating } from "@/lib/transactions/facts";
import { lockTransaction, refreshTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import { lockJetpayId } from "@/lib/webhooks/adopt";
import { checkNamed, type Looked, lookUp, sayStatus } from "./look-up";
import type { OperationRow } from "./send";
import { tie } from "./tie";
import { deniableFrom, type ResolveInput, RIGHT_FOR, resolveInput } from "./verdict";

/**
 * A person settles what evidence could not: what became of a call without an answer. Their name and reason stand on the
 * timeline and in the audit log. Of two at once one wins; the other is told that the doubt is over.
 */
export async function resolveOperation(ctx: Context, raw: unknown): Promise<void> {
  const input = parse(resolveInput, raw);
  requireRight(ctx, RIGHT_FOR[input.verdict]);
  // Jetpay is asked before anything is locked.
  const looked = input.jetpayId === null || input.verdict !== "this_is_it" ? null : await lookUp(ctx, input.jetpayId);
  await ctx.db.transaction(async (tx) => {
    if (looked !== null) await lockJetpayId(tx, looked.jetpayId);
    const row = await lockTransaction(tx, input.transactionId);
    const [operation] = await tx
      .select()
      .from(operations)
      .where(and(eq(operations.id, input.operationId), eq(operations.transactionId, input.transactionId)));
    if (row === null || operation === undefined) throw new NotFound("operation");
    if (await isRepeated(tx, ctx, operation, input)) return;
    if (operation.status !== "unknown") throw new Conflict("doubt_over");
    if (row.version !== input.version) throw new Conflict("changed_meanwhile", { state: row.state });
    const now = await settleBy(tx, ctx, row, operation, input, looked);
    await record(tx, ctx, {
      action: "operation.resolve",
      subjectId: row.id,
      reason: input.reason,
      data: {
        verdict: input.verdict,
        call: operation.kind,
        reference: operation.reference ?? row.reference,
        ...(looked === null ? {} : { jetpayId: looked.jetpayId }),
      },
    });
    await refreshTransaction(tx, ctx, now);
  });
}

/** The same person's second click finds what the first one did. Who says otherwise the second time is told that the doubt is over. */
async function isRepeated(
  tx: Transaction,
  ctx: Context,
  { id, status, jetpayId, resolvedById }: OperationRow,
  { verdict, jetpayId: named }: ResolveInput,
): Promise<boolean> {
  if (resolvedById === null || resolvedById !== actorIdOf(ctx.actor)) return false;
  if (verdict === "this_is_it") return status === "accepted" && jetpayId === named;
  if (verdict === "still_unknown" || status !== "did_not_happen") return false;
  const sentAgain = (await tx.$count(operations, eq(operations.replaces, id))) > 0;
  return sentAgain === (verdict === "did_not_happen_send_again");
}

async function settleBy(
  tx: Transaction,
  ctx: Context,
  row: TransactionRow,
  operation: OperationRow,
  { verdict, reason }: ResolveInput,
  looked: Looked | null,
): Promise<TransactionRow> {
  const fact = { transactionId: row.id, source: "person" as const, happenedAt: ctx.now(), operationId: operation.id };
  const data = { call: operation.kind, reason };
  switch (verdict) {
    case "still_unknown":
      await addFact(tx, ctx.actor, { ...fact, kind: "still_unknown", data });
      return row;
    case "this_is_it": {
      if (looked === null || !isCreating(operation.kind)) throw new Conflict("changed_meanwhile");
      await checkNamed(tx, ctx, looked, row, operation);
      await addFact(tx, ctx.actor, { ...fact, kind: "confirmed", data: { ...data, jetpayId: looked.jetpayId } });
      const { row: tied } = await tie(tx, ctx, row, operation, looked.jetpayId, "person");
      await resolved(tx, ctx, operation, "accepted");
      return tied.jetpayId === looked.jetpayId ? sayStatus(tx, ctx, tied, looked) : tied;
    }
    default: {
      const again = verdict === "did_not_happen_send_again";
      await refuseTooEarly(tx, ctx, operation);
      // Asked for first: read in order, it is on its way again with the very word that the first did not happen.
      if (again) await sendInstead(tx, ctx, row, operation);
      await addFact(tx, ctx.actor, { ...fact, kind: "did_not_happen", data: { ...data, again } });
      await resolved(tx, ctx, operation, "did_not_happen");
      return row;
    }
  }
}

const resolved = (tx: Transaction, ctx: Context, { id }: OperationRow, status: "accepted" | "did_not_happen") =>
  tx
    .update(operations)
    .set({ status, resolvedAt: ctx.now(), resolvedBy: "person", resolvedById: actorIdOf(ctx.actor) })
    .where(eq(operations.id, id));

async function refuseTooEarly(tx: Transaction, ctx: Context, operation: OperationRow): Promise<void> {
  const from = deniableFrom(operation, Number(await readSetting(tx, "doubts.minutes")));
  const left = from.getTime() - ctx.now().getTime();
  if (left > 0) throw new Conflict("may_still_happen", { minutes: Math.ceil(left / 60_000) });
}

/** A new call in place of one that did not happen, with a reference of its own, so that evidence tells the two apart. */
async function sendInstead(tx: Transaction, ctx: Context, row: TransactionRow, operation: OperationRow): Promise<void> {
  if (!isCreating(operation.kind)) throw new Conflict("changed_meanwhile");
  if (row.jetpayId !== null) throw new Conflict("already_there");
  if ((await openContradictions(tx, row.id)).length > 0) throw new Conflict("contradiction_open");
  const before = await tx.$count(
    operations,
    and(eq(operations.transactionId, row.id), inArray(operations.kind, [...CREATING])),
  );
  if (before >= MAX_TRIES) throw new Conflict("too_many_tries");
  const id = newId();
  await tx.insert(operations).values({
    id,
    kind: operation.kind,
    status: "queued",
    transactionId: row.id,
    reference: referenceOfTry(row.reference, before + 1),
    parties: operation.parties,
    replaces: operation.id,
    createdAt: ctx.now(),
    createdBy: actorIdOf(ctx.actor),
  });
  await addFact(tx, ctx.actor, {
    transactionId: row.id,
    kind: "asked",
    source: "person",
    happenedAt: ctx.now(),
    operationId: id,
    data: { call: operation.kind, amountMinor: row.amountMinor, currency: row.currency, again: true },
  });
  await enqueue(tx, "operation.send", { operationId: id }, { key: `send:${id}` });
}
