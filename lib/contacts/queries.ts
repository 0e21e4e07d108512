import { and, count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { cursorOf, type Order } from "@/lib/cursor";
import { beyondPlace, type Counted, countOf, oneMoment, orderBy, type PagePlace, readPage } from "@/lib/lists/page";
import type { Direction, Flow, State } from "@/lib/transactions/transaction";
import { contactCondition } from "./conditions";
import type { ContactMethod, Language, Standing } from "./contact";
import type { ContactSearch } from "./contact-search";
import { methodsOf } from "./methods";
import { lastCreation, standingOf } from "./standing";

/** A movement of money as a contact's line shows its last one. `at` is an ISO instant, the amount integer minor units. */
export type LastPayment = {
  id: string;
  at: string;
  direction: Direction;
  flow: Flow;
  state: State;
  amountMinor: number;
  currency: string;
};

export type ContactLine = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  language: Language;
  standing: Standing;
  jetpayId: string | null;
  /** When they were added here, an ISO instant. */
  added: string;
  methods: ContactMethod[];
  payments: number;
  last: LastPayment | null;
};

/** A page with the count of everything that matches; `total` is everyone there is. */
export type ContactPage = {
  rows: ContactLine[];
  older: string | null;
  newer: string | null;
  counted: Counted & { total: number };
};

const ORDER: Order = {
  key: contacts.foldedName,
  keyType: "text",
  id: contacts.id,
  idType: "uuid",
  ascending: true,
};

/** Contacts that the filter lets through, by name. */
export async function listContacts(ctx: Context, filter: ContactSearch, place: PagePlace): Promise<ContactPage> {
  requireRight(ctx, "desk.read");
  const condition = contactCondition(filter);
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const { rows, older, newer, counted } = await readPage(ORDER, place, {
      count: (side) => countContacts(tx, condition, side),
      rows: (at, limit, few) => readContactLines(tx, condition, at, limit, few),
    });
    return { rows: rows.map(({ line }) => line), older, newer, counted };
  });
}

/** How many match, how many of these `side` is true of, and how many there are. */
export async function countContacts(
  db: Executor,
  condition: SQL | undefined,
  side: SQL | undefined,
): Promise<ContactPage["counted"]> {
  const [counts] = await db
    .select({ matching: count(), before: countOf(side) })
    .from(contacts)
    .where(condition);
  const matching = counts?.matching ?? 0;
  const total = condition === undefined ? matching : await db.$count(contacts);
  return { total, matching, before: Number(counts?.before ?? 0) };
}

/** So many contacts by name, from a place on. */
export async function readContactLines(
  db: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
): Promise<{ line: ContactLine; cursor: string }[]> {
  const last = db
    .select({
      id: transactions.id,
      at: transactions.createdAt,
      direction: transactions.direction,
      flow: transactions.flow,
      state: transactions.state,
      amountMinor: transactions.amountMinor,
      currency: transactions.currency,
    })
    .from(transactions)
    .where(eq(transactions.contactId, contacts.id))
    .orderBy(desc(transactions.createdAt), desc(transactions.id))
    .limit(1)
    .as("last");
  const counted = db
    .select({ payments: count().as("payments") })
    .from(transactions)
    .where(eq(transactions.contactId, contacts.id))
    .as("counted");
  const creation = lastCreation(db, contacts.id);
  const rows = await db
    .select({
      contact: contacts,
      cursor: cursorOf(ORDER),
      last: {
        id: last.id,
        at: last.at,
        direction: last.direction,
        flow: last.flow,
        state: last.state,
        amountMinor: last.amountMinor,
        currency: last.currency,
      },
      payments: counted.payments,
      creation: { status: creation.status, attempts: creation.attempts },
    })
    .from(contacts)
    .leftJoinLateral(last, sql`true`)
    .leftJoinLateral(counted, sql`true`)
    .leftJoinLateral(creation, sql`true`)
    .where(and(condition, beyondPlace(ORDER, place)))
    .orderBy(...orderBy(ORDER, place, few))
    .limit(limit);
  if (place?.towards === "newer") rows.reverse();
  const methods = await methodsOf(
    db,
    rows.map((row) => row.contact.id),
  );
  return rows.map(({ contact, last, payments, creation, cursor }) => ({
    line: {
      id: contact.id,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      language: contact.language,
      standing: standingOf(contact.jetpayId, creation),
      jetpayId: contact.jetpayId,
      added: contact.createdAt.toISOString(),
      methods: methods.get(contact.id) ?? [],
      payments: payments ?? 0,
      last: last === null ? null : { ...last, at: last.at.toISOString() },
    },
    cursor,
  }));
}
