import { and, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactionRangeTallies, transactions, transactionTallies } from "@/db/schema/transactions";
import { minorFromDatabase } from "@/lib/money";
import type { TransactionFilter } from "./filter";
import { type BucketRange, bucketsOf } from "./ranges";
import { filterCondition, type SearchDesk } from "./search";
import type { SumCell } from "./sum-cell";
import { isFlagged } from "./waiting";

/** Whether what the filter asks for beside a range of days or amounts is in every tally. */
const isTallied = (filter: TransactionFilter): boolean =>
  filter.text === "" &&
  filter.contactId === null &&
  filter.contactName === null &&
  filter.last4 === null &&
  filter.reference === null;

const hasNoRange = ({ minMinor, maxMinor, from, to }: TransactionFilter): boolean =>
  minMinor === null && maxMinor === null && from === null && to === null;

/**
 * The cells of a filter from what is kept of them; null where they do not tell. Exact, and of the same moment as what is read beside them,
 * because the trigger writes with the change. What a person has to look at whatever its state is counted from the rows themselves: a
 * failure ages without a change.
 */
export async function readTallies(
  db: Executor,
  filter: TransactionFilter,
  desk: SearchDesk,
): Promise<SumCell[] | null> {
  if (!isTallied(filter)) return null;
  const range = hasNoRange(filter) ? null : bucketsOf(filter, desk.zone);
  if (range === null && !hasNoRange(filter)) return null;
  const all =
    range === null
      ? await readKinds(db, transactionTallies, filter)
      : addUp([
          ...(await readRange(db, filter, range)),
          ...(await readRows(db, filter, desk, range.beside)),
          ...(await readRows(db, filter, desk, range.beyond)).map(less),
        ]);
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
    const cell = { ...row, before: 0, flagged: false };
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

/** So many of a kind, in integer minor units. */
type Kind = Pick<SumCell, "currency" | "direction" | "flow" | "state" | "count" | "minor">;
type Tallies = typeof transactionTallies | typeof transactionRangeTallies;

async function readKinds(db: Executor, y: Tallies, filter: TransactionFilter, within?: SQL): Promise<Kind[]> {
  const rows = await db
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
        within,
        filter.flows.length === 0 ? undefined : inArray(y.flow, filter.flows),
        filter.states.length === 0 ? undefined : inArray(y.state, filter.states),
        filter.direction === null ? undefined : eq(y.direction, filter.direction),
      ),
    )
    .groupBy(y.currency, y.direction, y.flow, y.state)
    .having(sql`sum(${y.count}) <> 0`);
  return rows.map(asKind);
}

const asKind = <K extends { count: string; minor: string }>(row: K) => ({
  ...row,
  count: Number(row.count),
  minor: minorFromDatabase(row.minor),
});

function readRange(db: Executor, filter: TransactionFilter, { dimension, from, to }: BucketRange): Promise<Kind[]> {
  const y = transactionRangeTallies;
  const within = and(
    eq(y.dimension, dimension),
    from === null ? undefined : gte(y.bucket, from),
    to === null ? undefined : lt(y.bucket, to),
  );
  return readKinds(db, y, filter, within);
}

const less = (kind: Kind): Kind => ({ ...kind, count: -kind.count, minor: -kind.minor });

/** Rows at the ends of a range, of what else is asked for. */
async function readRows(
  db: Executor,
  filter: TransactionFilter,
  desk: SearchDesk,
  ends: SQL | undefined,
): Promise<Kind[]> {
  if (ends === undefined) return [];
  const t = transactions;
  const rest = { ...filter, from: null, to: null, minMinor: null, maxMinor: null };
  const rows = await db
    .select({
      currency: t.currency,
      direction: t.direction,
      flow: t.flow,
      state: t.state,
      count: sql<string>`count(*)`,
      minor: sql<string>`sum(${t.amountMinor})`,
    })
    .from(t)
    .where(and(filterCondition(rest, desk), ends))
    .groupBy(t.currency, t.direction, t.flow, t.state);
  return rows.map(asKind);
}

/** One of each kind that there is. */
function addUp(kinds: readonly Kind[]): Kind[] {
  const sums = new Map<string, Kind>();
  for (const kind of kinds) {
    const key = [kind.currency, kind.direction, kind.flow, kind.state].join(" ");
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...kind });
    else {
      sum.count += kind.count;
      sum.minor = minorFromDatabase(sum.minor + kind.minor);
    }
  }
  return [...sums.values()].filter(({ count }) => count !== 0);
}

/** Puts the differences together, so that there is one row of a kind again. Who writes meanwhile adds a row, and waits for nobody. */
export async function foldTallies(db: Executor): Promise<void> {
  await db.execute(sql`
    with taken as (delete from transaction_tallies returning *)
    insert into transaction_tallies (currency, direction, flow, state, count, minor)
    select currency, direction, flow, state, sum(count), sum(minor) from taken group by 1, 2, 3, 4
    having sum(count) <> 0 or sum(minor) <> 0`);
  // There are many of them, and few have changed.
  await db.execute(sql`
    with changed as (
      select dimension, bucket from transaction_range_tallies
      group by dimension, bucket, currency, direction, flow, state having count(*) > 1 or sum(count) = 0
    ), taken as (
      delete from transaction_range_tallies kept
      where (kept.dimension, kept.bucket) in (select dimension, bucket from changed) returning *
    )
    insert into transaction_range_tallies (dimension, bucket, currency, direction, flow, state, count, minor)
    select dimension, bucket, currency, direction, flow, state, sum(count), sum(minor) from taken group by 1, 2, 3, 4, 5, 6
    having sum(count) <> 0 or sum(minor) <> 0`);
}
