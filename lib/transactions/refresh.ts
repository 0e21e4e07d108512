import { asc, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { followLink } from "@/lib/mail/release";
import { type Fact, type FactKind, isCreating, type TransactionCall } from "./facts";
import { proofOf, stateOf } from "./lifecycle";
import { type Flow, isSettled, type State } from "./transaction";

export type TransactionRow = typeof transactions.$inferSelect;
type OperationRow = typeof operations.$inferSelect;

/** Everything known about a transaction, as the pure function wants it. */
export async function factsOf(tx: Pick<Transaction, "select">, transactionId: string): Promise<Fact[]> {
  const rows = await tx
    .select({
      kind: transactionEvents.kind,
      source: transactionEvents.source,
      happenedAt: transactionEvents.happenedAt,
      saidState: transactionEvents.saidState,
      webhookEventId: transactionEvents.webhookEventId,
      data: transactionEvents.data,
      operationId: transactionEvents.operationId,
      operationKind: operations.kind,
    })
    .from(transactionEvents)
    .leftJoin(operations, eq(operations.id, transactionEvents.operationId))
    .where(eq(transactionEvents.transactionId, transactionId))
    .orderBy(asc(transactionEvents.id));
  return rows.map((row) => ({
    kind: row.kind as FactKind,
    source: row.source,
    happenedAt: row.happenedAt,
    saidState: row.saidState,
    webhookEventId: row.webhookEventId,
    operation:
      row.operationId !== null && row.operationKind !== null
        ? { id: row.operationId, kind: row.operationKind as TransactionCall }
        : null,
    settles: typeof row.data["settles"] === "string" ? row.data["settles"] : null,
  }));
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a state may stay silent before Jetpay is asked: seconds where people wait, hours where money travels. */
const SILENCE: Record<string, number> = {
  unknown: 30 * SECOND,
  requested: 6 * HOUR,
  preauthorized: 24 * HOUR,
  initiated: 6 * HOUR,
  paid: 12 * HOUR,
  lapsed: 24 * HOUR,
};
const SILENCE_OF_THE_UNKNOWN_WORD = HOUR;

/** A bank may send an EFT back after it was completed: most within days, all that is known of within this time. */
export const RETURN_WINDOW_MS = 30 * DAY;
const RETURNS_ARE_LIKELY_MS = 5 * DAY;
/** A link may be paid by EFT, and no call tells by what it was. Cards do not come back as `failed`. */
const MAY_RETURN: ReadonlySet<string> = new Set<Flow>(["payout", "payout_link", "payment_link"]);

type Asked = Pick<TransactionRow, "state" | "stateSince" | "jetpayId" | "flow" | "failReason">;

/** When to ask Jetpay next, or null when nothing more is awaited or there is no id to ask by. */
export function nextCheck({ state, stateSince, jetpayId, flow, failReason }: Asked, now: Date): Date | null {
  if (jetpayId === null || state === "sending") return null;
  if (state === "completed" && MAY_RETURN.has(flow)) return nextLookForReturn(stateSince, now);
  if (state === "failed" && failReason === null) return nextLookForReason(stateSince, now);
  if (isSettled(state)) return null;
  return new Date(now.getTime() + (SILENCE[state] ?? SILENCE_OF_THE_UNKNOWN_WORD));
}

/** Each day while returns are likely, then every fifth; null once the last look was late enough. */
function nextLookForReturn(completedAt: Date, now: Date): Date | null {
  const age = now.getTime() - completedAt.getTime();
  if (age >= RETURN_WINDOW_MS) return null;
  return new Date(now.getTime() + (age < RETURNS_ARE_LIKELY_MS ? DAY : 5 * DAY));
}

/**
 * Soon, then ever more seldom, at the longest each hour; null once a month was in vain. An answer ends it, also one that has no
 * reason: that is kept as an empty one.
 */
function nextLookForReason(failedAt: Date, now: Date): Date | null {
  const age = now.getTime() - failedAt.getTime();
  if (age >= 30 * DAY) return null;
  return new Date(now.getTime() + Math.min(HOUR, Math.max(30 * SECOND, age)));
}

/**
 * Brings the row in line with its facts: the one place where a state is written, with what follows from it: calls whose
 * doubt is over, mails that wait for the link. The caller holds the row's lock (it inserted the fact in the same
 * transaction after `lockTransaction`).
 */
export async function refreshTransaction(tx: Transaction, ctx: Context, row: TransactionRow): Promise<State> {
  const now = ctx.now();
  const facts = await factsOf(tx, row.id);
  const state = stateOf(facts);
  await resolveProven(tx, row, facts, now);
  const moved = state !== row.state;
  const stateSince = moved ? now : row.stateSince;
  await tx
    .update(transactions)
    .set({
      state,
      // What a person saw is the state: a fact that leaves it as it was is no reason to refuse what they decided.
      version: moved ? row.version + 1 : row.version,
      stateSince,
      nextCheckAt: nextCheck({ ...row, state, stateSince }, now),
      ...(state === "failed" ? {} : { failReason: null, failDirection: null }),
    })
    .where(eq(transactions.id, row.id));
  // The event that tells of a failure carries no reason; only the status endpoint does (guide: checking-the-status-of-a-payment).
  if (moved && state === "failed" && row.jetpayId !== null && row.failReason === null) {
    await enqueue(tx, "transaction.check", { transactionId: row.id }, { key: `check:${row.id}` });
  }
  await followLink(tx, ctx, { ...row, state });
  await publish(tx, "transactions", row.id);
  return state;
}

/** Calls without an answer of which Jetpay's own words by now say what became: the row says so in the same transaction. */
async function resolveProven(tx: Transaction, row: TransactionRow, facts: readonly Fact[], now: Date): Promise<void> {
  for (const open of await openDoubts(tx, row)) {
    const proof = proofOf(open.kind as TransactionCall, facts);
    if (proof === null) continue;
    await tx
      .update(operations)
      .set({
        status: proof.outcome,
        resolvedAt: now,
        resolvedBy: proof.by,
        ...(isCreating(open.kind) ? { jetpayId: row.jetpayId } : {}),
      })
      .where(eq(operations.id, open.id));
  }
}

/**
 * Calls of a transaction without an answer, of which Jetpay's words about it can tell. Where more than one call was to bring
 * it into being, its words are those of the one that did, and say nothing of another.
 */
export async function openDoubts(tx: Pick<Transaction, "select">, row: TransactionRow): Promise<OperationRow[]> {
  const all = await tx
    .select()
    .from(operations)
    .where(eq(operations.transactionId, row.id))
    .orderBy(desc(operations.createdAt));
  const creations = all.filter(({ kind }) => isCreating(kind)).length;
  return all.filter(
    ({ status, kind, jetpayId }) =>
      status === "unknown" &&
      (!isCreating(kind) || creations === 1 || (jetpayId !== null && jetpayId === row.jetpayId)),
  );
}

/** Locks the row until the end of the database transaction, so that two writers of facts take turns. */
export async function lockTransaction(tx: Transaction, id: string): Promise<TransactionRow | null> {
  const [row] = await tx.select().from(transactions).where(eq(transactions.id, id)).for("update");
  return row ?? null;
}
