import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Executor, Transaction } from "@/db/client";
import { operations, transactions } from "@/db/schema/transactions";
import { orphans } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { CREATING } from "@/lib/transactions/facts";
import type { Direction } from "@/lib/transactions/transaction";
import { lockJetpayId } from "@/lib/webhooks/adopt";
import { takeEvidence } from "./evidence";

/** So many of the newest are asked for when a call becomes doubtful; each hears no more of it than its own status. */
const ASKED_AT_ONCE = 25;

/**
 * Asks Jetpay for the status of a transaction heard of only by event: the body may carry our reference (no sample shows
 * it). Only while a call of its direction is in doubt: there is nothing to prove otherwise.
 */
export async function askForOrphan(ctx: Context, jetpayId: string): Promise<void> {
  const [orphan] = await ctx.db.select().from(orphans).where(eq(orphans.jetpayId, jetpayId));
  if (orphan === undefined || !(await isAnyInDoubt(ctx.db, orphan.direction))) return;
  const answer = await ctx.jetpay.transactionStatus({ transactionId: jetpayId });
  if (answer.kind !== "accepted") return;
  const { note, statement, amount } = answer.value;
  await ctx.db.transaction(async (tx) => {
    await lockJetpayId(tx, jetpayId);
    const [still] = await tx.select().from(orphans).where(eq(orphans.jetpayId, jetpayId));
    if (still === undefined) return;
    await takeEvidence(tx, ctx, { jetpayId, by: "status", note, statement, amount, direction: still.direction });
  });
}

/** A call has no answer: what Jetpay spoke of lately and nobody here knows may be what it made. */
export async function askForOrphans(tx: Transaction, direction: Direction): Promise<void> {
  const found = await tx
    .select({ jetpayId: orphans.jetpayId })
    .from(orphans)
    .where(eq(orphans.direction, direction))
    .orderBy(desc(orphans.firstHappenedAt))
    .limit(ASKED_AT_ONCE);
  for (const { jetpayId } of found)
    await enqueue(tx, "orphan.ask", { jetpayId }, { key: `orphan:${jetpayId}`, maxAttempts: 3 });
}

async function isAnyInDoubt(db: Executor, direction: Direction | null): Promise<boolean> {
  const [found] = await db
    .select({ id: operations.id })
    .from(operations)
    .innerJoin(transactions, eq(transactions.id, operations.transactionId))
    .where(
      and(
        eq(operations.status, "unknown"),
        inArray(operations.kind, [...CREATING]),
        isNull(transactions.jetpayId),
        direction === null ? undefined : eq(transactions.direction, direction),
      ),
    )
    .limit(1);
  return found !== undefined;
}
