import { desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import type { ContactChoice } from "@/lib/contacts/contact";
import { readContactChoices, searchContacts } from "@/lib/contacts/search";
import { type Context, requireRight } from "@/lib/context";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { keyset } from "@/lib/transactions/keyset";
import { filterCondition } from "@/lib/transactions/search";
import { NOTHING } from "@/lib/transactions/search-words";
import type { Direction, Flow, State } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";
import { REMEMBERED, readVisits } from "./visits";

/** A transaction as the palette names it; `createdAt` is an ISO instant, the amount integer minor units. */
export type TransactionHit = {
  id: string;
  reference: string;
  contactName: string;
  flow: Flow;
  direction: Direction;
  state: State;
  amountMinor: number;
  currency: string;
  /** Jetpay's own id of it; null while nobody has told us one. */
  jetpayId: string | null;
  createdAt: string;
};

export type Found = { contacts: ContactChoice[]; transactions: TransactionHit[] };

/** As many of each as can be taken in at a glance. */
const SHOWN = 5;

/**
 * What a person may mean by `text`: contacts by name, mail address or last four digits; transactions by contact, amount,
 * reference, id (ours or Jetpay's), note or statement, newest first. Nothing is found by less than a letter.
 */
export async function findAnything(ctx: Context, text: string): Promise<Found> {
  requireRight(ctx, "desk.read");
  const words = text.slice(0, 200).replaceAll("\0", "").trim();
  if (words === "") return { contacts: [], transactions: [] };
  const [people, found] = await Promise.all([searchContacts(ctx, words), findTransactions(ctx, words)]);
  return { contacts: people.slice(0, SHOWN), transactions: found };
}

/** What was looked at last, in no order; what is gone is left out. `visits` is what `writeVisits` made. */
export async function findVisited(ctx: Context, visits: string): Promise<Found> {
  requireRight(ctx, "desk.read");
  const ids = readVisits(visits);
  const of = (kind: "contact" | "transaction") => ids.filter((each) => each.kind === kind).map(({ id }) => id);
  const [people, found] = await Promise.all([
    readContactChoices(ctx, of("contact")),
    of("transaction").length === 0 ? [] : hits(ctx.db, inArray(transactions.id, of("transaction")), REMEMBERED),
  ]);
  return { contacts: people, transactions: found };
}

async function findTransactions(ctx: Context, text: string): Promise<TransactionHit[]> {
  if (isUuid(text.toLowerCase())) {
    const own = await hits(ctx.db, eq(transactions.id, text.toLowerCase()));
    if (own.length > 0) return own;
  }
  const desk = { zone: await readSetting(ctx.db, "desk.zone"), currency: ctx.currency, now: ctx.now() };
  const condition = filterCondition({ ...NOTHING, view: "all", text }, desk);
  const matching = await ctx.db.select({ id: transactions.id }).from(transactions).where(condition).limit(FEW);
  const ids = matching.map(({ id }) => id);
  // So many that the newest are soon met by walking from the newest.
  if (ids.length === FEW) {
    const newest = await keyset(ctx.db, condition, null, SHOWN, false);
    return hits(
      ctx.db,
      inArray(
        transactions.id,
        newest.map(({ id }) => id),
      ),
    );
  }
  return ids.length === 0 ? [] : hits(ctx.db, inArray(transactions.id, ids));
}

async function hits(db: Executor, condition: SQL, limit = SHOWN): Promise<TransactionHit[]> {
  const { id, reference, flow, direction, state, amountMinor, currency, jetpayId, createdAt } = transactions;
  const rows = await db
    .select({
      ...{ id, reference, flow, direction, state, amountMinor, currency, jetpayId, createdAt },
      contactName: contacts.name,
    })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(condition)
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
