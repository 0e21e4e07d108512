import { and, asc, desc, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import type { Actor, Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import type { OperationRow } from "@/lib/operations/send";
import { addFact } from "./add-fact";
import { type CheckResult, type Compared, resultOf } from "./compared";
import type { Fact } from "./facts";
import { stateOf } from "./lifecycle";
import { factsOf, lockTransaction, nextCheck, openDoubts, refreshTransaction, type TransactionRow } from "./refresh";
import { agrees, isCaptured, isSettled, type State } from "./transaction";

/** Asks for so many transactions in one round; the rest follow a minute later. */
const POLL_AT_ONCE = 100;

/**
 * Queues a check of every open transaction that has been silent too long, then of what is completed and may still come
 * back (lib/transactions/refresh.ts says how long).
 */
export async function pollSilent(ctx: Context): Promise<number> {
  const silent = await ctx.db
    .select({ id: transactions.id })
    .from(transactions)
    .where(and(isNotNull(transactions.nextCheckAt), lte(transactions.nextCheckAt, ctx.now())))
    .orderBy(sql`${transactions.state} = 'completed'`, asc(transactions.nextCheckAt))
    .limit(POLL_AT_ONCE);
  for (const { id } of silent) {
    await enqueue(ctx.db, "transaction.check", { transactionId: id }, { key: `check:${id}`, maxAttempts: 3 });
  }
  return silent.length;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Asks Jetpay for the status of this very transaction and takes its word (guide: checking-the-status-of-a-payment).
 * When a capture or cancellation has no answer, the status after it is the proof of what became of that call.
 */
export const checkTransaction = async (ctx: Context, transactionId: string): Promise<CheckResult> =>
  (await compareTransaction(ctx, transactionId)).result;

const NOTHING_TO_ASK_BY: Compared = { result: "no_id", shown: null, said: null, shows: null, why: null };

/** The same, with what was compared. */
export async function compareTransaction(ctx: Context, transactionId: string): Promise<Compared> {
  const [row] = await ctx.db.select().from(transactions).where(eq(transactions.id, transactionId));
  if (row === undefined || row.jetpayId === null) return NOTHING_TO_ASK_BY;
  const [doubt] = await openDoubts(ctx.db, row);
  const answer = await ctx.jetpay.transactionStatus({ transactionId: row.jetpayId });

  return ctx.db.transaction(async (tx) => {
    const locked = await lockTransaction(tx, transactionId);
    if (locked === null) return NOTHING_TO_ASK_BY;
    if (answer.kind === "accepted") return takeWord(tx, ctx, locked, doubt ?? null, { ...answer.value, at: answer.at });
    const later = nextCheck(locked, ctx.now());
    await tx.update(transactions).set({ nextCheckAt: later }).where(eq(transactions.id, transactionId));
    const httpStatus = "httpStatus" in answer ? (answer.httpStatus ?? null) : null;
    const why = { httpStatus, message: answer.message };
    return { result: "unreachable", shown: locked.state, said: null, shows: locked.state, why };
  });
}

type Word = { state: State; failReason: string | null; failDirection: string | null; at: Date | null };

/** Writes down what Jetpay said of the transaction, and what that proves of a call without an answer. */
async function takeWord(
  tx: Transaction,
  ctx: Context,
  row: TransactionRow,
  doubt: OperationRow | null,
  { state, failReason, failDirection, at }: Word,
): Promise<Compared> {
  const now = ctx.now();
  const outcome = doubt === null ? null : outcomeOf(doubt, state, now);
  const word: Fact = {
    kind: "said",
    source: "status_check",
    saidState: state,
    // Jetpay's own clock where it tells the time, so that its words stand in Jetpay's order.
    happenedAt: at ?? now,
    webhookEventId: null,
    operation: null,
    settles: doubt === null || outcome === null ? null : doubt.id,
  };
  const matches = agrees(row.state, state);
  const becomes = matches ? row.state : stateOf([...(await factsOf(tx, row.id)), word]);
  const result = resultOf(row.state, state, becomes);
  const worthSaying =
    becomes !== row.state || doubt !== null || (await isWorthSaying(tx, ctx.actor, row, { state, matches }, now));
  if (worthSaying) {
    await addFact(tx, ctx.actor, {
      transactionId: row.id,
      kind: word.kind,
      source: word.source,
      saidState: state,
      happenedAt: word.happenedAt,
      heardAt: now,
      data: {
        matches,
        ...(matches ? {} : { says: result }),
        ...(word.settles === null ? {} : { settles: word.settles }),
      },
    });
  }
  if (doubt !== null && outcome !== null) {
    // Its answer may have come after all, while Jetpay was asked: that one stands.
    await tx
      .update(operations)
      .set({ status: outcome, resolvedAt: now, resolvedBy: "status" })
      .where(and(eq(operations.id, doubt.id), eq(operations.status, "unknown")));
  }
  const learned = { lastHeardAt: now, ...(state === "failed" ? { failReason: failReason ?? "", failDirection } : {}) };
  const next = nextCheck({ ...row, ...learned }, now);
  await tx
    .update(transactions)
    .set({ ...learned, nextCheckAt: next })
    .where(eq(transactions.id, row.id));
  // Where nothing was learned and nobody waits for it, open pages are not told: hundreds may be asked about in a row.
  const told = worthSaying || state === "failed" || ctx.actor.kind === "person";
  const shows = told ? await refreshTransaction(tx, ctx, { ...row, ...learned }) : row.state;
  return { result, shown: row.state, said: state, shows, why: null };
}

/**
 * A check that moves nothing is a line in the timeline once a day, not once a round: one that only confirms, of an end only when a person
 * asks; and one that says once more what cannot be so.
 */
async function isWorthSaying(
  tx: Transaction,
  actor: Actor,
  row: TransactionRow,
  { state, matches }: { state: State; matches: boolean },
  now: Date,
): Promise<boolean> {
  if (matches && isSettled(row.state) && actor.kind !== "person") return false;
  const [last] = await tx
    .select({ heardAt: transactionEvents.heardAt, saidState: transactionEvents.saidState })
    .from(transactionEvents)
    .where(and(eq(transactionEvents.transactionId, row.id), eq(transactionEvents.source, "status_check")))
    .orderBy(desc(transactionEvents.id))
    .limit(1);
  if (!matches && (actor.kind === "person" || last?.saidState !== state)) return true;
  return last === undefined || now.getTime() - last.heardAt.getTime() > DAY_MS;
}

/** A call that has not shown its effect by then will not: longer than Jetpay could still be at work on it. */
const EFFECT_SHOWN_BY_MS = 3 * 60_000;

/** What the status proves of a call without an answer: it took effect, or Jetpay did not do it; null while either may be. */
function outcomeOf(doubt: OperationRow, state: State, now: Date): "accepted" | "refused" | null {
  const untouched =
    doubt.kind === "capture" ? state === "preauthorized" : doubt.kind === "cancel" && state !== "cancelled";
  // What ended otherwise, or is in a state new to us, tells nothing of this call; Jetpay's word is the state all the same.
  if (doubt.kind === "capture" && !untouched) return isCaptured(state) ? "accepted" : null;
  if (!untouched) return "accepted";
  return now.getTime() - (doubt.sentAt ?? doubt.createdAt).getTime() > EFFECT_SHOWN_BY_MS ? "refused" : null;
}
