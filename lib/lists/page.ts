import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { beyond, type Order, unindexed } from "@/lib/cursor";

/** A place between two pages: the row that a page begins after (`older`) or ends before (`newer`). */
export type PagePlace = { cursor: string; towards: "older" | "newer" } | null;

export const PAGE_SIZE = 50;

/** Rows and counts must tell of the same moment, or they would not add up while events arrive. */
export const oneMoment = (tx: Transaction) =>
  tx.execute(sql`set transaction isolation level repeatable read, read only`);

/** What lies beyond a place, as a condition; undefined where there is no place, or one that is none of ours. */
export const beyondPlace = (order: Order, place: PagePlace): SQL | undefined =>
  place === null ? undefined : beyond(place.cursor, order, place.towards);

/** The side of a place on which the newest are: mostly the shorter one to count. */
const newerSide = (order: Order, place: PagePlace): SQL | undefined =>
  place === null ? undefined : beyond(place.cursor, order, place.towards === "older" ? "from" : "newer");

/**
 * So few are found and then sorted. PostgreSQL would rather walk the index of the order and try each row, which for a
 * handful among a hundred thousand is ten times slower; an order that no index has makes it begin at the filter.
 */
export const FEW = 2_000;

/** Away from a place: towards the beginning the nearest row comes first, which is the last of its page. */
export function orderBy(order: Order, place: PagePlace, few: boolean): SQL[] {
  const key = few ? unindexed(order) : order.key;
  const backwards = place?.towards === "newer";
  return [key, order.id].map((each) => (backwards === (order.ascending === true) ? desc(each) : asc(each)));
}

/** How many of which it is true, beside other counts; none where there is nothing to be true. */
export const countOf = (side: SQL | undefined): SQL<string> =>
  side === undefined ? sql`0` : sql`count(*) filter (where ${side})`;

/** How many match, and how many of them stand before a place. */
export type Counted = { matching: number; before: number };

type Reading<R, C extends Counted> = {
  /** Counts what matches; `newer`: the side of which `before` counts the rows. */
  count: (newer: SQL | undefined) => Promise<C>;
  /** So many rows from a place on, the newest first. */
  rows: (place: PagePlace, limit: number, few: boolean) => Promise<R[]>;
};

/** Cursors of the neighbouring pages; null where there is none. */
export type Page<R, C> = { rows: R[]; older: string | null; newer: string | null; counted: C };

/** A page by its place, with what is counted over all that matches. `read` is of one moment. */
export async function readPage<R extends { cursor: string }, C extends Counted>(
  order: Order,
  asked: PagePlace,
  read: Reading<R, C>,
): Promise<Page<R, C>> {
  const place = beyondPlace(order, asked) === undefined ? null : asked;
  const side = await read.count(newerSide(order, place));
  const few = side.matching <= FEW;
  let rows = await read.rows(place, PAGE_SIZE, few);
  let before = placeOf(place, side.before, rows.length);
  // Nothing beyond that place any more, or not a whole page: the list begins at the newest rather than looking cut.
  if (place !== null && (rows.length === 0 || (place.towards === "newer" && before === 0))) {
    rows = await read.rows(null, PAGE_SIZE, few);
    before = 0;
  }
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    newer: first !== undefined && before > 0 ? first.cursor : null,
    older: last !== undefined && before + rows.length < side.matching ? last.cursor : null,
    counted: { ...side, before },
  };
}

/** How many stand before a page's first row, by how many are on the newer side of its place. */
function placeOf(place: PagePlace, before: number, shown: number): number {
  if (place === null) return 0;
  return place.towards === "older" ? before : before - shown;
}
