import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { operations, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import type { Accepted, Unknown } from "@/lib/jetpay/http";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { addFact } from "@/lib/transactions/add-fact";
import { isCreating } from "@/lib/transactions/facts";
import { lockTransaction, refreshTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import { lockJetpayId } from "@/lib/webhooks/adopt";
import { askForOrphans } from "./ask-for-orphan";
import { INLINE_ONLY, type Outcome, type Told } from "./calls";
import type { OperationRow } from "./send";
import { contradict, tie } from "./tie";

const RETRY_FIRST_MS = 5_000;
const RETRY_LONGEST_MS = 10 * 60_000;
/** However long Jetpay asks us to wait, a payment that somebody waits for is tried again within the hour. */
const ASKED_LONGEST_MS = 60 * 60_000;

/** Growing pauses between tries to reach Jetpay, from five seconds to ten minutes. Nothing was sent in any of them. */
export const retryPause = (attempts: number): number =>
  Math.min(RETRY_FIRST_MS * 2 ** Math.min(attempts, 10), RETRY_LONGEST_MS);

/**
 * In which status of its call an answer is heard. One that contradicts a person is; that nothing was sent is not, once it is a doubt that
 * people see and settle: `unknown` never becomes `queued` again (docs/decisions/0002-jobs-make-the-calls.md).
 */
const HEARD_IN: Record<Outcome["kind"], readonly OperationRow["status"][]> = {
  accepted: ["sent", "unknown", "did_not_happen"],
  refused: ["sent", "unknown"],
  unknown: ["sent", "unknown"],
  not_sent: ["sent"],
};

/** Writes down what became of a call: operation, fact, state and what follows from it, in one transaction. */
export async function settle(ctx: Context, operation: OperationRow, answer: Outcome): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await lockSubject(tx, operation, answer);
    const [before] = await tx.select().from(operations).where(eq(operations.id, operation.id));
    // Evidence or a person has settled it while the answer was on its way, or the sweep has made a doubt of it.
    if (before === undefined || !HEARD_IN[answer.kind].includes(before.status)) return;
    // Written down before, which the database did not get to say. By now the next try may be on its way: this is not its answer.
    if (before.attempts !== operation.attempts) return;
    await tx
      .update(operations)
      .set({ ...fieldsOf(ctx, operation, answer), ...(answer.sent === undefined ? {} : { request: answer.sent }) })
      .where(eq(operations.id, operation.id));
    if (answer.kind === "not_sent" && !INLINE_ONLY.includes(operation.kind))
      await tryAgain(tx, ctx, operation, answer.retryAfterMs);
    if (operation.transactionId !== null) await settleTransaction(tx, ctx, before, operation.transactionId, answer);
    else if (operation.paymentMethodId !== null) await settleMethod(tx, ctx, operation.paymentMethodId, answer);
    else if (operation.contactId !== null) await settleContact(tx, ctx, operation.contactId, answer);
  });
}

/**
 * What the call was about, locked before the operation's own row: in the order in which people who ask, checks and the
 * inbox lock it, so that nobody waits in a circle. A circle broken by the database would cost an answer.
 */
async function lockSubject(tx: Transaction, operation: OperationRow, answer: Outcome): Promise<void> {
  const jetpayId = jetpayIdIn(answer);
  if (operation.transactionId !== null) {
    if (jetpayId !== undefined) await lockJetpayId(tx, jetpayId);
    await lockTransaction(tx, operation.transactionId);
  } else if (operation.contactId !== null) {
    await tx.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, operation.contactId)).for("update");
  }
}

const jetpayIdIn = (answer: Outcome): string | undefined =>
  answer.kind === "accepted" ? answer.value.jetpayId : answer.kind === "unknown" ? answer.transactionId : undefined;

function fieldsOf(ctx: Context, operation: OperationRow, answer: Outcome): Partial<OperationRow> {
  const now = ctx.now();
  switch (answer.kind) {
    case "accepted":
      return {
        status: "accepted",
        answeredAt: now,
        resolvedAt: now,
        resolvedBy: "answer",
        httpStatus: answer.httpStatus,
        response: answer.body,
        reason: null,
      };
    case "refused":
      return {
        status: "refused",
        answeredAt: now,
        resolvedAt: now,
        resolvedBy: "answer",
        httpStatus: answer.httpStatus,
        response: answer.body,
        reason: answer.declined ? "declined" : "refused",
        message: answer.message,
      };
    case "not_sent":
      return {
        ...(INLINE_ONLY.includes(operation.kind) ? { status: "withdrawn", resolvedAt: now } : { status: "queued" }),
        sentAt: null,
        attempts: operation.attempts + 1,
        reason: answer.reason,
        message: answer.message,
      };
    case "unknown":
      return {
        status: "unknown",
        answeredAt: now,
        httpStatus: answer.httpStatus ?? null,
        response: answer.body ?? null,
        reason: answer.reason,
        message: answer.message,
      };
  }
}

async function tryAgain(tx: Transaction, ctx: Context, operation: OperationRow, retryAfterMs = 0): Promise<void> {
  const pause = Math.max(retryPause(operation.attempts), Math.min(retryAfterMs, ASKED_LONGEST_MS));
  const runAt = new Date(ctx.now().getTime() + pause);
  await enqueue(tx, "operation.send", { operationId: operation.id }, { key: `send:${operation.id}`, runAt });
}

async function settleTransaction(
  tx: Transaction,
  ctx: Context,
  operation: OperationRow,
  transactionId: string,
  answer: Outcome,
): Promise<void> {
  const row = await lockTransaction(tx, transactionId);
  if (row === null) throw new Error(`transaction ${transactionId} is gone`);
  await refreshTransaction(tx, ctx, await addOutcome(tx, ctx, operation, row, answer));
}

/** The fact of what became of the call, and what the row learns from it; the row as it is then. */
async function addOutcome(
  tx: Transaction,
  ctx: Context,
  operation: OperationRow,
  row: TransactionRow,
  answer: Outcome,
): Promise<TransactionRow> {
  const data = { call: operation.kind, ...("message" in answer ? { message: answer.message } : {}) };
  const fact = { transactionId: row.id, source: "call" as const, happenedAt: ctx.now(), operationId: operation.id };
  const creates = isCreating(operation.kind);
  switch (answer.kind) {
    case "accepted":
      return takeAccepted(tx, ctx, operation, row, answer);
    case "refused":
      await addFact(tx, ctx.actor, { ...fact, kind: "refused", data: { ...data, declined: answer.declined } });
      return creates ? learn(tx, row, { failReason: answer.message }) : row;
    case "unknown":
      await addFact(tx, ctx.actor, { ...fact, kind: "unanswered", data: { ...data, reason: answer.reason } });
      // The answer could be read far enough to say which transaction it is, so that Jetpay can be asked about that very one.
      if (creates && answer.transactionId !== undefined) return takeHalfRead(tx, ctx, operation, row, answer);
      if (creates && row.jetpayId === null) await askForOrphans(tx, row.direction);
      return row;
    case "not_sent":
      // Said once; that it is tried again is on the page, not one line a try.
      if (operation.attempts === 0) {
        await addFact(tx, ctx.actor, { ...fact, kind: "not_sent", data: { ...data, reason: answer.reason } });
      }
      return row;
  }
}

/**
 * The transaction that an answer names which could be read no further. Where its amount is another than was sent, Jetpay's next word of
 * a state would settle the doubt and hide it: it is a contradiction until a person has looked into it.
 */
async function takeHalfRead(
  tx: Transaction,
  ctx: Context,
  operation: OperationRow,
  row: TransactionRow,
  { transactionId: jetpayId = "", reason, echoMinor }: Unknown,
): Promise<TransactionRow> {
  const { row: now, tied } = await tie(tx, ctx, row, operation, jetpayId, "answer");
  if (tied && reason === "amount_mismatch") {
    const more: Record<string, string> = echoMinor === undefined ? {} : { told: String(echoMinor) };
    await contradict(tx, ctx, row.id, { why: "other_amount", jetpayId, operation, source: "call", more });
  }
  return now;
}

async function learn(tx: Transaction, row: TransactionRow, change: Partial<TransactionRow>): Promise<TransactionRow> {
  await tx.update(transactions).set(change).where(eq(transactions.id, row.id));
  return { ...row, ...change };
}

async function takeAccepted(
  tx: Transaction,
  ctx: Context,
  operation: OperationRow,
  row: TransactionRow,
  answer: Accepted<Told>,
): Promise<TransactionRow> {
  const { jetpayId = null, link = null, state = "requested" } = answer.value;
  const data = { call: operation.kind };
  const fact = { transactionId: row.id, source: "call" as const, happenedAt: ctx.now(), operationId: operation.id };
  if (!isCreating(operation.kind) || jetpayId === null) {
    await addFact(tx, ctx.actor, { ...fact, kind: "accepted", saidState: state, data });
    return learn(tx, row, { lastHeardAt: ctx.now() });
  }
  const { row: now, tied } = await tie(tx, ctx, row, operation, jetpayId, "answer");
  if (!tied && now.jetpayId === null) {
    // It names a transaction that another payment here has: one of the two is wrong, and a person finds out which.
    const reason = "of_another";
    if (operation.status === "did_not_happen") {
      // Somebody has settled it, and the contradiction is told: their word stands until a person looks into that.
      const { status, resolvedAt, resolvedBy } = operation;
      await tx
        .update(operations)
        .set({ status, resolvedAt, resolvedBy, reason })
        .where(eq(operations.id, operation.id));
      return now;
    }
    const doubt = { status: "unknown", reason, resolvedAt: null, resolvedBy: null } as const;
    await tx.update(operations).set(doubt).where(eq(operations.id, operation.id));
    await addFact(tx, ctx.actor, { ...fact, kind: "unanswered", data: { ...data, reason } });
    return now;
  }
  // What is said of another one of Jetpay's is no word on this transaction's state.
  await addFact(tx, ctx.actor, { ...fact, kind: "accepted", saidState: tied ? state : null, data });
  return learn(tx, now, { lastHeardAt: ctx.now(), ...(tied ? { link: now.link ?? link } : {}) });
}

async function settleMethod(tx: Transaction, ctx: Context, id: string, answer: Outcome): Promise<void> {
  const [row] = await tx.select().from(paymentMethods).where(eq(paymentMethods.id, id)).for("update");
  if (row === undefined) throw new Error(`payment method ${id} is gone`);
  const change: Partial<typeof row> =
    row.state === "removed"
      ? // Nobody wants it here any more; what Jetpay calls it is kept, should its event come.
        answer.kind === "accepted"
        ? { jetpayId: answer.value.jetpayId ?? null }
        : {}
      : answer.kind === "accepted"
        ? // A card is there only once Jetpay says that it was typed in; a bank account is there with the answer.
          { jetpayId: answer.value.jetpayId ?? null, state: row.kind === "card" ? row.state : "active" }
        : answer.kind === "not_sent"
          ? // Nothing of it is anywhere: it has no reason of Jetpay's.
            { state: "failed", failReason: null }
          : { state: answer.kind === "unknown" ? "unknown" : "failed", failReason: answer.message };
  await tx
    .update(paymentMethods)
    .set({ ...change, updatedAt: ctx.now() })
    .where(eq(paymentMethods.id, id));
  await publish(tx, "contacts", row.contactId);
}

async function settleContact(tx: Transaction, ctx: Context, id: string, answer: Outcome): Promise<void> {
  if (answer.kind === "accepted") {
    await tx
      .update(contacts)
      .set({ jetpayId: answer.value.jetpayId ?? null, updatedAt: ctx.now() })
      .where(eq(contacts.id, id));
  }
  await publish(tx, "contacts", id);
}
