import { eq, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { minorFromDatabase } from "@/lib/money";
import { type Balance, balancesOf, type WayRecord } from "./dealings";

const t = transactions;

/** Everything that went to and fro with one contact, and how each way of it worked. Reads all of the contact's payments. */
export async function readDealings(
  db: Executor,
  contactId: string,
): Promise<{ payments: number; balances: Balance[]; ways: WayRecord[] }> {
  const movements = await db
    .select({
      currency: t.currency,
      direction: t.direction,
      flow: t.flow,
      state: t.state,
      count: sql<string>`count(*)`,
      minor: sql<string>`sum(${t.amountMinor})`,
    })
    .from(t)
    .where(eq(t.contactId, contactId))
    .groupBy(t.currency, t.direction, t.flow, t.state);
  const ways = await db
    .select({
      flow: t.flow,
      methodId: t.paymentMethodId,
      worked: sql<string>`count(*) filter (where ${worked})`,
      workedAt: sql<Date | null>`max(${t.stateSince}) filter (where ${worked})`.mapWith(t.stateSince),
      failedAt: sql<Date | null>`max(${t.stateSince}) filter (where ${failedByThem})`.mapWith(t.stateSince),
    })
    .from(t)
    .where(eq(t.contactId, contactId))
    .groupBy(t.flow, t.paymentMethodId);
  const cells = movements.map((row) => ({ ...row, count: Number(row.count), minor: minorFromDatabase(row.minor) }));
  return {
    payments: cells.reduce((sum, { count }) => sum + count, 0),
    balances: balancesOf(cells),
    ways: ways.map((row) => ({
      ...row,
      worked: Number(row.worked),
      workedAt: row.workedAt?.toISOString() ?? null,
      failedAt: row.failedAt?.toISOString() ?? null,
    })),
  };
}

const worked = sql`${t.state} = 'completed'`;
/** What failed on our side (we were to be pulled from, or pushed to) is no fault of the way to them. */
const failedByThem = sql`${t.state} = 'failed' and lower(${t.failDirection}) is distinct from (case ${t.direction} when 'credit' then 'pull' else 'push' end)`;
