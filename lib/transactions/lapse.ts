import { and, asc, eq, lte } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { eachOf } from "@/lib/each-of";
import { addFact } from "./add-fact";
import { lockTransaction, refreshTransaction } from "./refresh";

/** Marks holds whose deadline has passed; ours, not Jetpay's: the card's bank may refuse the capture from now on. */
export async function lapseHolds(ctx: Context): Promise<number> {
  const due = await ctx.db
    .select({ id: transactions.id })
    .from(transactions)
    .where(
      and(
        eq(transactions.flow, "authorization"),
        eq(transactions.state, "preauthorized"),
        lte(transactions.holdDeadline, ctx.now()),
      ),
    )
    .orderBy(asc(transactions.holdDeadline));
  await eachOf(due, ({ id }) => lapse(ctx, id));
  return due.length;
}

async function lapse(ctx: Context, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, id);
    if (row === null || row.state !== "preauthorized" || row.holdDeadline === null) return;
    await addFact(tx, ctx.actor, {
      transactionId: id,
      kind: "deadline_passed",
      source: "clock",
      happenedAt: row.holdDeadline,
      heardAt: ctx.now(),
    });
    await refreshTransaction(tx, ctx, row);
  });
}
