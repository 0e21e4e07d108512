import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { orphans, webhookEvents } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { Conflict, type FieldProblem, InvalidInput } from "@/lib/errors";
import { referenceAtEnd } from "@/lib/ids";
import { readTransactionFact } from "@/lib/jetpay/map";
import { addFact } from "@/lib/transactions/add-fact";
import { unitOf } from "@/lib/transactions/may-be";
import type { TransactionRow } from "@/lib/transactions/refresh";
import type { State } from "@/lib/transactions/transaction";
import type { OperationRow } from "./send";

/** What Jetpay says of a transaction that a person names; `word` is null where it could not be asked just then. */
export type Looked = { jetpayId: string; word: Word | null };
type Word = {
  state: State;
  failReason: string | null;
  failDirection: string | null;
  note: string | null;
  statement: string | null;
  amount: string | null;
  at: Date | null;
};

/** Asks Jetpay about what a person names, so that a slip of the hand is found before anything is tied to it. */
export async function lookUp(ctx: Context, jetpayId: string): Promise<Looked> {
  const answer = await ctx.jetpay.transactionStatus({ transactionId: jetpayId });
  if (answer.kind === "accepted") return { jetpayId, word: { ...answer.value, at: answer.at } };
  // Only this says that there is none; whom Jetpay does not answer (an expired token) has learned nothing of the id.
  if (answer.kind === "refused" && answer.httpStatus === 404) throw problem({ key: "jetpay_id_unknown" });
  if (answer.kind === "refused") throw new Conflict("jetpay_said_no", { message: answer.message });
  // What it spoke of by itself is known to be there; of an id that was typed only its answer could tell.
  const heard = await ctx.db.$count(webhookEvents, eq(webhookEvents.jetpayTransactionId, jetpayId));
  if (heard === 0) throw new Conflict("jetpay_not_reached", { message: answer.message });
  return { jetpayId, word: null };
}

/** Refuses what cannot be the one: another's already, the other direction, another amount, or another reference. */
export async function checkNamed(
  tx: Transaction,
  ctx: Context,
  { jetpayId, word }: Looked,
  row: TransactionRow,
  operation: OperationRow,
): Promise<void> {
  const [holder] = await tx
    .select({ reference: transactions.reference })
    .from(transactions)
    .where(and(eq(transactions.jetpayId, jetpayId), ne(transactions.id, row.id)));
  if (holder !== undefined) throw problem({ key: "jetpay_id_taken", values: { reference: holder.reference } });
  const [orphan] = await tx.select().from(orphans).where(eq(orphans.jetpayId, jetpayId));
  if (orphan !== undefined && orphan.direction !== null && orphan.direction !== row.direction)
    throw problem({ key: "jetpay_id_direction" });
  const unit = unitOf(operation.kind);
  const told = [...(word === null ? [] : [word]), ...(await factsIn(tx, jetpayId))];
  for (const { note, statement, amount } of told) {
    if (amount !== null && ctx.jetpay.readAmount(unit, amount) !== row.amountMinor)
      throw problem({ key: "jetpay_id_amount" });
    const reference = referenceAtEnd(note) ?? (operation.kind === "preauthorize" ? referenceAtEnd(statement) : null);
    if (reference !== null && reference !== operation.reference)
      throw problem({ key: "jetpay_id_reference", values: { reference } });
  }
}

async function factsIn(tx: Transaction, jetpayId: string) {
  const events = await tx
    .select({ data: webhookEvents.data })
    .from(webhookEvents)
    .where(eq(webhookEvents.jetpayTransactionId, jetpayId));
  return events.map(({ data }) => readTransactionFact(JSON.parse(data)));
}

/** Takes the word that Jetpay gave when it was asked: the state is its word, not the person's. */
export async function sayStatus(
  tx: Transaction,
  ctx: Context,
  row: TransactionRow,
  { word }: Looked,
): Promise<TransactionRow> {
  if (word === null) return row;
  const now = ctx.now();
  await addFact(tx, ctx.actor, {
    transactionId: row.id,
    kind: "said",
    source: "status_check",
    saidState: word.state,
    happenedAt: word.at ?? now,
    heardAt: now,
    data: { matches: word.state === row.state },
  });
  const failure = { failReason: word.failReason ?? "", failDirection: word.failDirection };
  const learned = { lastHeardAt: now, ...(word.state === "failed" ? failure : {}) };
  await tx.update(transactions).set(learned).where(eq(transactions.id, row.id));
  return { ...row, ...learned };
}

const problem = (what: FieldProblem): InvalidInput => new InvalidInput({ jetpayId: what });
