import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { readSetting } from "@/lib/settings/settings";
import { isUuid } from "@/lib/uuid";
import type { PagePlace, TransactionFilter } from "./filter";
import { beyondPlace, CURSOR, FEW, keyset, oneMoment } from "./keyset";
import { countOrphans } from "./orphans";
import { filterCondition, type SearchDesk, viewCondition } from "./search";
import { readSums, type TransactionSums } from "./sums";
import type { Direction, Flow, State } from "./transaction";

export const PAGE_SIZE = 50;

/** A method as it is named on the screen: never a full number. */
export type MethodName = { kind: "bank_account" | "card"; brand: string; last4: string };

/** One line of the list. `createdAt` is an ISO instant, the amount integer minor units. */
export type TransactionLine = {
  id: string;
  createdAt: string;
  contactId: string;
  contactName: string;
  state: State;
  flow: Flow;
  direction: Direction;
  amountMinor: number;
  currency: string;
  reference: string;
  method: MethodName | null;
  note: string;
  statement: string;
  /** Since when it is in this state, an ISO instant. */
  since: string;
  jetpayId: string | null;
  /** Counted up by each change. */
  version: number;
};

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
    const counted = await readSums(tx, filter, desk, beyondPlace(place));
    const few = counted.matching <= FEW;
    let rows = await readPage(tx, condition, place, few);
    let before = placeOf(place, counted, rows.length);
    // Nothing beyond that place any more, or not a whole page: the list begins at the newest rather than looking cut.
    if (place !== null && (rows.length === 0 || (place.towards === "newer" && before === 0))) {
      rows = await readPage(tx, condition, null, few);
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

/** How many stand before a page's first row, by how many are beyond its place. */
function placeOf(place: PagePlace, counted: TransactionSums, shown: number): number {
  if (place === null) return 0;
  return place.towards === "older" ? counted.matching - counted.before : counted.before - shown;
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

async function searchDesk(ctx: Context): Promise<SearchDesk> {
  return { zone: await readSetting(ctx.db, "desk.zone"), currency: ctx.currency, now: ctx.now() };
}

/** Finds the page by its keys alone, then fetches what the lines show, so that no join is made for a row that is not shown. */
async function readPage(tx: Executor, condition: SQL | undefined, place: PagePlace, few: boolean) {
  const t = transactions;
  const page = keyset(tx, condition, place, PAGE_SIZE, few).as("page");
  return tx
    .select({
      cursor: page.cursor,
      id: t.id,
      createdAt: t.createdAt,
      contactId: t.contactId,
      contactName: contacts.name,
      state: t.state,
      flow: t.flow,
      direction: t.direction,
      amountMinor: t.amountMinor,
      currency: t.currency,
      reference: t.reference,
      note: t.note,
      statement: t.statement,
      since: t.stateSince,
      jetpayId: t.jetpayId,
      version: t.version,
      methodKind: paymentMethods.kind,
      methodBrand: paymentMethods.brand,
      methodLast4: paymentMethods.last4,
    })
    .from(page)
    .innerJoin(t, eq(t.id, page.id))
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, t.paymentMethodId))
    .orderBy(desc(t.createdAt), desc(t.id));
}

function asLine(row: Awaited<ReturnType<typeof readPage>>[number]): TransactionLine {
  const { cursor: _, methodKind, methodBrand, methodLast4, ...line } = row;
  return {
    ...line,
    createdAt: row.createdAt.toISOString(),
    since: row.since.toISOString(),
    method: methodKind === null ? null : { kind: methodKind, brand: methodBrand ?? "", last4: methodLast4 ?? "" },
  };
}

async function readContact(tx: Executor, id: string): Promise<{ id: string; name: string } | null> {
  const [row] = await tx.select({ id: contacts.id, name: contacts.name }).from(contacts).where(eq(contacts.id, id));
  return row ?? null;
}
