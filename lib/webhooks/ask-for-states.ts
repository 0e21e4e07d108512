import { and, desc, gt, inArray, max, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookGaps } from "@/db/schema/webhooks";
import { enqueue } from "@/lib/jobs/queue";
import type { PollRounds } from "./gap-rule";

/** Payments asked about in one round: as many as the poll asks about in five minutes. */
const AT_ONCE = 500;
/** How far rounds are looked back on. */
const LOOKED_BACK_MS = 24 * 60 * 60_000;

/**
 * Asks about open payments at once, instead of about each after its own time of silence, because ids were missed by
 * `seenAt`: those that were there by then and of which Jetpay has answered nothing since. First those it has been silent of
 * for the longest, so that the oldest gap is done with first, and of these the ones that the poll would reach last. What is
 * completed is left to the poll, which looks at it each day while it may come back.
 *
 * Answers how many were asked about, and since when Jetpay has been silent of the first that are left: more than one round
 * takes, or held by somebody. Null where none are.
 */
export async function askForStates(
  tx: Transaction,
  seenAt: Date,
  now: Date,
): Promise<{ asked: number; leftSince: Date | null }> {
  const t = transactions;
  const silentSince = sql`greatest(${t.createdAt}, ${t.lastHeardAt})`;
  const unasked = and(
    gt(t.nextCheckAt, now),
    ne(t.state, "completed"),
    sql`${silentSince} <= ${seenAt.toISOString()}::timestamptz`,
  );
  // Who holds a row is changing it: it is passed over rather than waited for.
  const concerned = tx
    .select({ id: t.id })
    .from(t)
    .where(unasked)
    .orderBy(silentSince, desc(t.nextCheckAt))
    .limit(AT_ONCE)
    .for("no key update", { skipLocked: true });
  const asked = await tx.update(t).set({ nextCheckAt: now }).where(inArray(t.id, concerned)).returning({ id: t.id });
  if (asked.length > 0) await enqueue(tx, "transactions.poll", {}, { key: "transactions.poll" });
  const [left] = await tx
    .select({ since: sql<string | null>`min(${silentSince})` })
    .from(t)
    .where(unasked);
  const since = left?.since ?? null;
  return { asked: asked.length, leftSince: since === null ? null : new Date(since) };
}

/**
 * Rounds of such questions. They were in vain since the last time that ids came after all, or that Jetpay said of a payment
 * something newer than was shown.
 */
export async function readRounds(tx: Transaction, now: Date): Promise<PollRounds> {
  const { polledAt, closedAt, outcome } = webhookGaps;
  const { heardAt, source, data } = transactionEvents;
  const from = sql`${new Date(now.getTime() - LOOKED_BACK_MS).toISOString()}::timestamptz`;
  const came = tx
    .select({ at: max(closedAt) })
    .from(webhookGaps)
    .where(sql`${outcome} = 'came'`);
  const differed = tx
    .select({ at: max(heardAt) })
    .from(transactionEvents)
    .where(sql`${heardAt} > ${from} and ${source} = 'status_check' and ${data} ->> 'says' = 'differs'`);
  const [rounds] = await tx
    .select({
      last: max(polledAt),
      inVain: sql<string>`count(distinct ${polledAt}) filter (where ${polledAt} > greatest(${from}, (${came}), (${differed})))`,
    })
    .from(webhookGaps);
  return { last: rounds?.last ?? null, inVain: Number(rounds?.inVain ?? 0) };
}
