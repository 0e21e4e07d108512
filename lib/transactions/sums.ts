import { and, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { countOf } from "@/lib/lists/page";
import { minorFromDatabase } from "@/lib/money";
import { isInView, type TransactionFilter, VIEWS, type View } from "./filter";
import { filterCondition, type SearchDesk, viewCondition } from "./search";
import type { SumCell } from "./sum-cell";
import { readTallies } from "./tallies";
import { bucketOf, isFinal, type SumBucket } from "./transaction";
import { isFlagged } from "./waiting";

/** `openMinor` of what goes in or out is not final: on its way, or no more than asked for. */
export type BucketSum = { count: number; minor: number; openMinor: number };

/** Counts and sums of exactly what is filtered. Integer minor units; currencies are never added up. */
export type TransactionSums = {
  /** How many match, view included. */
  matching: number;
  /** How many of them stand before the page's first row. */
  before: number;
  views: Record<View, number>;
  currencies: CurrencySums[];
};
export type CurrencySums = {
  currency: string;
  buckets: Record<SumBucket, BucketSum>;
  /** In less out: what is held or unknown, and what did not happen, is in no sum. */
  netMinor: number;
};

/** Reads the cells of a filter, all views in one pass; `before` counts the rows of which `counted` is true; `only` narrows it down further. */
export async function readSums(
  db: Executor,
  filter: TransactionFilter,
  desk: SearchDesk,
  counted: SQL | undefined,
  only?: SQL,
): Promise<TransactionSums> {
  const tallies = only === undefined ? await readTallies(db, filter, desk) : null;
  if (tallies === null) return foldSums(await readCells(db, filter, desk, counted, only), filter.view);
  const sums = foldSums(tallies, filter.view);
  return counted === undefined ? sums : { ...sums, before: await countRows(db, filter, desk, counted) };
}

async function readCells(...asked: Parameters<typeof selectCells>): Promise<SumCell[]> {
  const rows = await selectCells(...asked);
  return rows.map((row) => ({
    ...row,
    count: Number(row.count),
    minor: minorFromDatabase(row.minor),
    before: Number(row.before),
  }));
}

/** Reads no column that the indexes of times and of amounts do not hold (db/schema/transactions.ts), so that no row need be read for them. */
export function selectCells(
  db: Executor,
  filter: TransactionFilter,
  desk: SearchDesk,
  counted: SQL | undefined,
  only: SQL | undefined,
) {
  const t = transactions;
  return db
    .select({
      currency: t.currency,
      direction: t.direction,
      flow: t.flow,
      state: t.state,
      flagged: sql<boolean>`${isFlagged(desk.now)}`.as("flagged"),
      count: sql<string>`count(*)`,
      minor: sql<string>`sum(${t.amountMinor})`,
      before: countOf(counted),
    })
    .from(t)
    .where(and(filterCondition(filter, desk), only))
    .groupBy(t.currency, t.direction, t.flow, t.state, sql`flagged`);
}

/** Those that also match and of which `counted` is true; near the newest it reads a few keys. */
async function countRows(db: Executor, filter: TransactionFilter, desk: SearchDesk, counted: SQL): Promise<number> {
  const [row] = await db
    .select({ count: sql<string>`count(*)` })
    .from(transactions)
    .where(and(filterCondition(filter, desk), viewCondition(filter.view, desk.now), counted));
  return Number(row?.count ?? 0);
}

/** Puts each cell into its bucket by the same function that draws the row, so that the sums cannot disagree with the screen. */
export function foldSums(cells: readonly SumCell[], view: View): TransactionSums {
  const sums: TransactionSums = { matching: 0, before: 0, views: { all: 0, needs_me: 0, open: 0 }, currencies: [] };
  for (const cell of cells) {
    for (const each of VIEWS) if (isInView(each, cell)) sums.views[each] += cell.count;
    if (!isInView(view, cell)) continue;
    sums.matching += cell.count;
    sums.before += cell.before;
    const { buckets } = currencyIn(sums, cell.currency);
    const name = bucketOf(cell);
    const bucket = buckets[name];
    bucket.count += cell.count;
    bucket.minor = minorFromDatabase(bucket.minor + cell.minor);
    if ((name === "in" || name === "out") && !isFinal(cell.state)) bucket.openMinor += cell.minor;
  }
  sums.currencies.sort((a, b) => a.currency.localeCompare(b.currency));
  for (const each of sums.currencies) each.netMinor = each.buckets.in.minor - each.buckets.out.minor;
  return sums;
}

function currencyIn(sums: TransactionSums, currency: string): CurrencySums {
  const found = sums.currencies.find((each) => each.currency === currency);
  if (found !== undefined) return found;
  const none = (): BucketSum => ({ count: 0, minor: 0, openMinor: 0 });
  const made = {
    currency,
    buckets: { in: none(), out: none(), held: none(), unknown: none(), not_happened: none() },
    netMinor: 0,
  };
  sums.currencies.push(made);
  return made;
}
