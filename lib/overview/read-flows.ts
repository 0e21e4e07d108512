import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { dayStart } from "@/lib/i18n/day-start";
import { minorFromDatabase } from "@/lib/money";
import { addDays } from "@/lib/transactions/board";
import type { Direction, Flow, State } from "@/lib/transactions/transaction";
import type { FlowCell } from "./flows";

type Range = { from: string; to: string; zone: string; currency: string };
type Row = {
  day: string;
  direction: Direction;
  flow: Flow;
  state: State;
  currency: string;
  count: string;
  minor: string;
};

/**
 * Sums by day of the zone, way, flow and state, `from` to `to` inclusive; and how many are in another currency, in none
 * of them. Each day is read by its own stretch of the index: grouping all rows at once makes PostgreSQL expect a group
 * for nearly each row, and sort them.
 */
export async function readFlows(
  db: Executor,
  { from, to, zone, currency }: Range,
): Promise<{ cells: FlowCell[]; otherCurrency: number }> {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const starts = [...days, addDays(to, 1)].map((day) => dayStart(day, zone).toISOString());
  const t = transactions;
  const { rows } = await db.execute<Row>(sql`
    select days.day, cells.*
    from unnest(${array(days)}::text[], ${array(starts.slice(0, -1))}::timestamptz[], ${array(starts.slice(1))}::timestamptz[])
      as days(day, begins, ends)
    cross join lateral (
      select ${t.direction}, ${t.flow}, ${t.state}, ${t.currency}, count(*) as count, sum(${t.amountMinor}) as minor
      from ${t}
      where ${t.createdAt} >= days.begins and ${t.createdAt} < days.ends
      group by ${t.direction}, ${t.flow}, ${t.state}, ${t.currency}
    ) as cells`);
  const read = rows.map((row) => ({ ...row, count: Number(row.count), minor: minorFromDatabase(row.minor) }));
  return {
    cells: read.filter((cell) => cell.currency === currency),
    otherCurrency: read.reduce((sum, cell) => sum + (cell.currency === currency ? 0 : cell.count), 0),
  };
}

/** As PostgreSQL writes an array of texts; days and instants hold nothing that would need quoting. */
const array = (texts: readonly string[]): string => `{${texts.join(",")}}`;
