import { and, eq, inArray, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions, transactionTallies } from "@/db/schema/transactions";
import { minorFromDatabase } from "@/lib/money";
import type { TransactionFilter } from "./filter";
import { filterCondition, type SearchDesk } from "./search";
import type { SumCell } from "./sum-cell";
import { isFlagged } from "./waiting";

/** Whether the tallies know all that the filter asks for. */
export const isTallied = (filter: TransactionFilter): boolean =>
  filter.text === "" &&
  filter.contactId === null &&
  filter.contactName === null &&
  filter.last4 === null &&
  filter.reference === null &&
  filter.minMinor === null &&
  filter.maxMinor === null &&
  filter.from === null &&
  filter.to === null;

/**
 * The cells of a filter from what is kept of them: exact, and of the same moment as what is read beside them, because the trigger
 * writes with the change. What a person has to look at whatever its state is counted from the rows themselves: a failure ages without a change.
 */
export async function readTallies(db: Executor, filter: TransactionFilter, desk: SearchDesk): Promise<SumCell[]> {
  const y = transactionTallies;
  const all = await db
    .select({
      currency: y.currency,
      direction: y.direction,
      flow: y.flow,
      state: y.state,
      count: sql<string>`sum(${y.count})`,
      minor: sql<string>`sum(${y.minor})`,
    })
    .from(y)
    .where(
      and(
        filter.flows.length === 0 ? undefined : inArray(y.flow, filter.flows),
        filter.states.length === 0 ? undefined : inArray(y.state, filter.states),
        filter.direction === null ? undefined : eq(y.direction, filter.direction),
      ),
    )
    .groupBy(y.currency, y.direction, y.flow, y.state)
    .having(sql`sum(${y.count}) <> 0`);
  const t = transactions;
  const flagged = await db
    .select({
      currency: t.currency,
      direction: t.direction,
      flow: t.flow,
      state: t.state,
      count: sql<string>`count(*)`,
      minor: sql<string>`sum(${t.amountMinor})`,
    })
    .from(t)
    .where(and(filterCondition(filter, desk), isFlagged(desk.now)))
    .groupBy(t.currency, t.direction, t.flow, t.state);
  return all.flatMap((row): SumCell[] => {
    const cell = {
      ...row,
      count: Number(row.count),
      minor: minorFromDatabase(row.minor),
      before: 0,
      flagged: false,
    };
    const some = flagged.find(
      (each) =>
        each.currency === row.currency &&
        each.direction === row.direction &&
        each.flow === row.flow &&
        each.state === row.state,
    );
    if (some === undefined) return [cell];
    const [count, minor] = [Number(some.count), minorFromDatabase(some.minor)];
    return [
      { ...cell, count, minor, flagged: true },
      { ...cell, count: cell.count - count, minor: cell.minor - minor },
    ];
  });
}

/** Puts the differences together, so that there is one row of a kind again. Who writes meanwhile adds a row, and waits for nobody. */
export async function foldTallies(db: Executor): Promise<void> {
  await db.execute(sql`
    with taken as (delete from transaction_tallies returning *)
    insert into transaction_tallies (currency, direction, flow, state, count, minor)
    select currency, direction, flow, state, sum(count), sum(minor) from taken group by 1, 2, 3, 4
    having sum(count) <> 0 or sum(minor) <> 0`);
}
