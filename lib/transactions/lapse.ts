import { and, asc, eq, lte } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
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
  for (const { id } of due) {
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
      await refreshTransaction(tx, row, ctx.now());
    });
  }
  return due.length;
}
