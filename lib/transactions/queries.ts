import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { isUuid } from "@/lib/uuid";
import type { PagePlace, TransactionFilter } from "./filter";
import { beyondPlace, CURSOR, FEW, keyset, newerSide, oneMoment } from "./keyset";
import { asLine, readLines, type TransactionLine } from "./lines";
import { countOrphans } from "./orphans";
import { filterCondition, searchDesk, viewCondition } from "./search";
import { readSums, type TransactionSums } from "./sums";

export const PAGE_SIZE = 50;

/** A page with the counts and sums of everything that matches, all of one moment. */
export type TransactionPage = {
  rows: TransactionLine[];
  /** Cursors of the neighbouring pages; null where there is none. */
  older: string | null;
  newer: string | null;
  sums: TransactionSums;
  /** The contact that is filtered by. */
  contact: { id: string; name: string } | null;
  /** How many of Jetpay's transactions nobody here asked for. */
  notOurs: number;
};

export async function listTransactions(
  ctx: Context,
  filter: TransactionFilter,
  asked: PagePlace,
): Promise<TransactionPage> {
  requireRight(ctx, "desk.read");
  const place = beyondPlace(asked) === undefined ? null : asked;
  const desk = await searchDesk(ctx);
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const condition = and(filterCondition(filter, desk), viewCondition(filter.view, desk.now));
    const counted = await readSums(tx, filter, desk, newerSide(place));
    const few = counted.matching <= FEW;
    let rows = await readLines(tx, condition, place, PAGE_SIZE, few);
    let before = placeOf(place, counted, rows.length);
    // Nothing beyond that place any more, or not a whole page: the list begins at the newest rather than looking cut.
    if (place !== null && (rows.length === 0 || (place.towards === "newer" && before === 0))) {
      rows = await readLines(tx, condition, null, PAGE_SIZE, few);
      before = 0;
    }
    const [first, last] = [rows[0], rows.at(-1)];
    const sums = { ...counted, before };
    return {
      rows: rows.map(asLine),
      newer: first !== undefined && sums.before > 0 ? first.cursor : null,
      older: last !== undefined && sums.before + rows.length < sums.matching ? last.cursor : null,
      sums,
      contact: filter.contactId === null ? null : await readContact(tx, filter.contactId),
      notOurs: await countOrphans(tx),
    };
  });
}

/** How many stand before a page's first row, by how many are on the newer side of its place. */
function placeOf(place: PagePlace, counted: TransactionSums, shown: number): number {
  if (place === null) return 0;
  return place.towards === "older" ? counted.before : counted.before - shown;
}

/** The transactions before and after one in a filtered list, and where it stands; `position` is null when the filter leaves it out. */
export type Neighbours = { newer: string | null; older: string | null; position: number | null; matching: number };

const NOWHERE: Neighbours = { newer: null, older: null, position: null, matching: 0 };

export async function readNeighbours(ctx: Context, id: string, filter: TransactionFilter): Promise<Neighbours> {
  requireRight(ctx, "desk.read");
  if (!isUuid(id)) return NOWHERE;
  const desk = await searchDesk(ctx);
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const condition = and(filterCondition(filter, desk), viewCondition(filter.view, desk.now));
    const [self] = await tx
      .select({ cursor: CURSOR, matches: condition === undefined ? sql<boolean>`true` : sql<boolean>`${condition}` })
      .from(transactions)
      .where(eq(transactions.id, id));
    if (self === undefined) return NOWHERE;
    const sums = await readSums(tx, filter, desk, beyondPlace({ cursor: self.cursor, towards: "newer" }));
    const few = sums.matching <= FEW;
    const [newer] = await keyset(tx, condition, { cursor: self.cursor, towards: "newer" }, 1, few);
    const [older] = await keyset(tx, condition, { cursor: self.cursor, towards: "older" }, 1, few);
    return {
      newer: newer?.id ?? null,
      older: older?.id ?? null,
      position: self.matches ? sums.before + 1 : null,
      matching: sums.matching,
    };
  });
}

async function readContact(tx: Executor, id: string): Promise<{ id: string; name: string } | null> {
  const [row] = await tx.select({ id: contacts.id, name: contacts.name }).from(contacts).where(eq(contacts.id, id));
  return row ?? null;
}
