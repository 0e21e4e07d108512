import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { referenceAtEnd } from "@/lib/ids";
import type { Creating } from "@/lib/transactions/facts";
import { unitOf } from "@/lib/transactions/may-be";
import { lockTransaction, refreshTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import type { Direction } from "@/lib/transactions/transaction";
import type { OperationRow } from "./send";
import { contradict, tie } from "./tie";

/** What an event or a status body tells of one of Jetpay's transactions, as far as it tells anything. */
export type Evidence = {
  jetpayId: string;
  by: "event" | "status";
  note: string | null;
  statement: string | null;
  direction: Direction | null;
  /** As written. */
  amount: string | null;
};

/** Where each call puts its reference: only there it is a proof. What else a person typed into a statement is none. */
const IN_NOTE: readonly Creating[] = ["create_credit", "create_debit", "charge"];
const IN_STATEMENT: readonly Creating[] = ["preauthorize"];

/**
 * Finds the call whose reference the evidence carries. The note and the statement end with it; direction and amount must
 * agree where they are told, or it is no proof but a contradiction that somebody has to look at.
 */
async function findByReference(tx: Transaction, { note, statement }: Evidence): Promise<OperationRow | null> {
  return (await find(referenceAtEnd(note), IN_NOTE)) ?? (await find(referenceAtEnd(statement), IN_STATEMENT));

  async function find(reference: string | null, kinds: readonly Creating[]): Promise<OperationRow | null> {
    if (reference === null) return null;
    const [found] = await tx
      .select()
      .from(operations)
      .where(and(eq(operations.reference, reference), inArray(operations.kind, [...kinds])));
    return found ?? null;
  }
}

/**
 * Takes what carries our reference for the proof that it is. The caller has locked Jetpay's id; says whether some transaction
 * of ours has it now. A call that is still on its way is left to its answer, which alone has the link.
 */
export async function takeEvidence(tx: Transaction, ctx: Context, evidence: Evidence): Promise<boolean> {
  const found = await findByReference(tx, evidence);
  if (found === null || found.transactionId === null) return false;
  const row = await lockTransaction(tx, found.transactionId);
  const [operation] = await tx.select().from(operations).where(eq(operations.id, found.id));
  if (row === null || operation === undefined) throw new Error(`operation ${found.id} is gone`);
  const { jetpayId, by } = evidence;
  const isThis = row.jetpayId === jetpayId;
  const told = toldAmount(ctx, evidence, operation);
  const otherAmount = told !== null && told !== row.amountMinor;
  // Of what is this payment for certain, only an amount that could be read and is another is a contradiction: the unit is a guess.
  if (isThis ? otherAmount : !agrees(evidence, row, told)) {
    const source = by === "event" ? "webhook" : "status_check";
    const why = isThis ? "other_amount" : "other_content";
    const more = otherAmount ? { told: String(told) } : {};
    await contradict(tx, ctx, row.id, { why, jetpayId, operation, source, more });
    await refreshTransaction(tx, ctx, row);
    if (!isThis) return false;
  }
  if (isThis && operation.status === "accepted") return true;
  const { row: now, tied } = await tie(tx, ctx, row, operation, jetpayId, by);
  if (tied && operation.status !== "sent" && operation.status !== "accepted") {
    await tx
      .update(operations)
      .set({ status: "accepted", resolvedAt: ctx.now(), resolvedBy: by, resolvedById: null })
      .where(eq(operations.id, operation.id));
  }
  await refreshTransaction(tx, ctx, now);
  return tied;
}

/** In minor units; null where none is told, or none that can be read. */
const toldAmount = (ctx: Context, { amount }: Evidence, { kind }: OperationRow): number | null =>
  amount === null ? null : ctx.jetpay.readAmount(unitOf(kind), amount);

function agrees({ direction, amount }: Evidence, row: TransactionRow, told: number | null): boolean {
  if (direction !== null && direction !== row.direction) return false;
  return amount === null || told === row.amountMinor;
}
