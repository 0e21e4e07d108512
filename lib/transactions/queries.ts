import { and, eq, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { beyondPlace, FEW, oneMoment, type PagePlace, readPage } from "@/lib/lists/page";
import { isUuid } from "@/lib/uuid";
import type { TransactionFilter } from "./filter";
import { CURSOR, keyset, ORDER } from "./keyset";
import { asLine, readLines, type TransactionLine } from "./lines";
import { countOrphans } from "./orphans";
import { filterCondition, searchDesk, viewCondition } from "./search";
import { readSums, type TransactionSums } from "./sums";

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
  const desk = await searchDesk(ctx);
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const condition = and(filterCondition(filter, desk), viewCondition(filter.view, desk.now));
    const { rows, older, newer, counted } = await readPage(ORDER, asked, {
      count: (side) => readSums(tx, filter, desk, side),
      rows: (place, limit, few) => readLines(tx, condition, place, limit, few),
    });
    return {
      rows: rows.map(asLine),
      newer,
      older,
      sums: counted,
      contact: await readNamed(tx, filter.contactId),
      notOurs: await countOrphans(tx),
    };
  });
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
    const sums = await readSums(tx, filter, desk, beyondPlace(ORDER, { cursor: self.cursor, towards: "newer" }));
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

/** The contact that a list is filtered by; null where it is by none. */
export async function readNamed(tx: Executor, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const [row] = await tx.select({ id: contacts.id, name: contacts.name }).from(contacts).where(eq(contacts.id, id));
  return row ?? null;
}
