import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { orphans } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { addFact } from "@/lib/transactions/add-fact";
import { type Contradiction, CREATING, type FactSource } from "@/lib/transactions/facts";
import type { TransactionRow } from "@/lib/transactions/refresh";
import { adoptEvents } from "@/lib/webhooks/adopt";
import type { OperationRow } from "./send";

const SOURCE = { answer: "call", event: "webhook", status: "status_check", person: "person" } as const;
export type Teller = keyof typeof SOURCE;

/** Of these it was said that nothing came about. */
const DENIED: readonly OperationRow["status"][] = ["refused", "withdrawn", "did_not_happen"];

/**
 * A call that brings a transaction into being is found to have made this one of Jetpay's. The transaction takes its id and
 * the events that waited for it. What cannot be, if each call took effect once at most, is never merged: it becomes a
 * contradiction. The caller has locked Jetpay's id and then the row, and refreshes it afterwards; the row as it is now
 * comes back, and whether the id became its own.
 */
export async function tie(
  tx: Transaction,
  ctx: Context,
  row: TransactionRow,
  operation: OperationRow,
  jetpayId: string,
  by: Teller,
): Promise<{ row: TransactionRow; tied: boolean }> {
  const raise = (why: Contradiction, more: Record<string, string> = {}) =>
    contradict(tx, ctx, row.id, { why, jetpayId, operation, source: SOURCE[by], more });
  const denied = DENIED.includes(operation.status);
  await tx.update(operations).set({ jetpayId }).where(eq(operations.id, operation.id));
  if (row.jetpayId === jetpayId) {
    if (denied) await raise("after_all");
    return { row, tied: true };
  }
  if (row.jetpayId !== null) {
    await raise("second_id");
    return { row, tied: false };
  }
  const [holder] = await tx
    .select({ id: transactions.id, reference: transactions.reference })
    .from(transactions)
    .where(and(eq(transactions.jetpayId, jetpayId), ne(transactions.id, row.id)));
  if (holder !== undefined) {
    await raise("of_another", { otherId: holder.id, otherReference: holder.reference });
    return { row, tied: false };
  }
  await tx.update(transactions).set({ jetpayId }).where(eq(transactions.id, row.id));
  await tx.delete(orphans).where(eq(orphans.jetpayId, jetpayId));
  for (const told of await otherAmountsOf(tx, row.id, jetpayId)) await raise("other_amount", { told });
  if (await hasOtherAtJetpay(tx, ctx, row, operation, SOURCE[by])) await raise("sent_again");
  else if (denied) await raise("after_all");
  await adoptEvents(tx, ctx, row.id, jetpayId);
  return { row: { ...row, jetpayId }, tied: true };
}

/** Amounts that were told of this very one before it was known to be this payment's, and for which it was not taken for it then. */
async function otherAmountsOf(tx: Transaction, transactionId: string, jetpayId: string): Promise<string[]> {
  const { data, kind, transactionId: of } = transactionEvents;
  const facts = await tx
    .select({ data })
    .from(transactionEvents)
    .where(and(eq(of, transactionId), eq(kind, "contradiction"), sql`${data} ->> 'jetpayId' = ${jetpayId}`));
  return facts.flatMap((fact) => (typeof fact.data["told"] === "string" ? [fact.data["told"]] : []));
}

/** Whether another call for the same payment is at Jetpay or may be. One that has not left is taken back: it is not needed. */
async function hasOtherAtJetpay(
  tx: Transaction,
  ctx: Context,
  row: TransactionRow,
  operation: OperationRow,
  source: FactSource,
): Promise<boolean> {
  const others = and(
    eq(operations.transactionId, row.id),
    ne(operations.id, operation.id),
    inArray(operations.kind, [...CREATING]),
  );
  const withdrawn = await tx
    .update(operations)
    .set({ status: "withdrawn", resolvedAt: ctx.now(), reason: "not_needed" })
    .where(and(others, eq(operations.status, "queued")))
    .returning({ id: operations.id, kind: operations.kind });
  for (const { id, kind } of withdrawn) {
    const data = { call: kind, needless: true };
    await addFact(tx, ctx.actor, {
      transactionId: row.id,
      kind: "withdrawn",
      source,
      happenedAt: ctx.now(),
      operationId: id,
      data,
    });
  }
  return (await tx.$count(operations, and(others, inArray(operations.status, ["sent", "accepted", "unknown"])))) > 0;
}

type Doubtful = {
  why: Contradiction;
  jetpayId: string;
  operation: OperationRow;
  source: FactSource;
  more?: Record<string, string>;
};

/** Writes a contradiction down, once for each of Jetpay's ids, each reason, and each amount that was told (`more.told`, in minor units). */
export async function contradict(
  tx: Transaction,
  ctx: Context,
  transactionId: string,
  { why, jetpayId, operation, source, more = {} }: Doubtful,
): Promise<void> {
  const known = await tx.$count(
    transactionEvents,
    and(
      eq(transactionEvents.transactionId, transactionId),
      eq(transactionEvents.kind, "contradiction"),
      sql`${transactionEvents.data} ->> 'jetpayId' = ${jetpayId} and ${transactionEvents.data} ->> 'why' = ${why}
        and ${transactionEvents.data} ->> 'told' is not distinct from ${more["told"] ?? null}`,
    ),
  );
  if (known > 0) return;
  ctx.log.error({ transactionId, jetpayId, why }, "a payment may have taken effect twice, or otherwise than was said");
  await addFact(tx, ctx.actor, {
    transactionId,
    kind: "contradiction",
    source,
    happenedAt: ctx.now(),
    operationId: operation.id,
    data: { why, jetpayId, ...(operation.reference === null ? {} : { reference: operation.reference }), ...more },
  });
}
