import { asc, count, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { folded } from "@/db/schema/folded";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import type { Direction, Flow, State } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";
import { type ContactMethod, fold, type Language, type Standing } from "./contact";
import { methodsOf } from "./methods";
import { matches } from "./search";
import { lastCreation, standingOf } from "./standing";

const PAGE = 50;

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
  methods: ContactMethod[];
  payments: number;
  last: LastPayment | null;
};

/** `matching` counts what the search finds, `total` everyone; `next` continues after the last row. */
export type ContactPage = { rows: ContactLine[]; next: string | null; matching: number; total: number };

/** One page of contacts by name, fifty at most. `search` is a name, a mail address or the last four digits of a method. */
export async function listContacts(ctx: Context, ask: { search: string; after: string | null }): Promise<ContactPage> {
  requireRight(ctx, "desk.read");
  const rows = await readContactLines(ctx.db, ask, PAGE + 1);
  const { matching, total } = await countContacts(ctx.db, ask.search);
  const end = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    rows: rows.slice(0, PAGE).map(({ line }) => line),
    next: end?.cursor ?? null,
    matching,
    total,
  };
}

/** How many a search finds, and how many there are. */
export async function countContacts(db: Executor, search: string): Promise<{ matching: number; total: number }> {
  const [counts] = await db
    .select({ total: count(), matching: sql<string>`count(*) filter (where ${found(search)})` })
    .from(contacts);
  return { matching: Number(counts?.matching ?? 0), total: counts?.total ?? 0 };
}

function found(search: string): SQL {
  const query = fold(search);
  return query === "" ? sql`true` : matches(query);
}

/** So many contacts by name, after that of the cursor. */
export async function readContactLines(
  db: Executor,
  ask: { search: string; after: string | null },
  limit: number,
): Promise<{ line: ContactLine; cursor: string }[]> {
  const after = readCursor(ask.after);
  const key = folded(contacts.name);
  const beyond = after === null ? sql`true` : sql`(${key}, ${contacts.id}) > (${after.key}, ${after.id}::uuid)`;
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
      key,
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
    .where(sql`${found(ask.search)} and ${beyond}`)
    .orderBy(asc(key), asc(contacts.id))
    .limit(limit);
  const methods = await methodsOf(
    db,
    rows.map((row) => row.contact.id),
  );
  return rows.map(({ contact, last, payments, creation, key }) => ({
    line: {
      id: contact.id,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      language: contact.language,
      standing: standingOf(contact.jetpayId, creation),
      methods: methods.get(contact.id) ?? [],
      payments: payments ?? 0,
      last: last === null ? null : { ...last, at: last.at.toISOString() },
    },
    cursor: writeCursor({ key, id: contact.id }),
  }));
}

type Cursor = { key: string; id: string };

const writeCursor = ({ key, id }: Cursor): string => Buffer.from(`${id} ${key}`, "utf8").toString("base64url");

/** A cursor that is none of ours begins at the first page: it only says where to go on. */
function readCursor(text: string | null): Cursor | null {
  const read = Buffer.from(text ?? "", "base64url").toString("utf8");
  const [, id, key] = /^([0-9a-f-]{36}) (.*)$/s.exec(read) ?? [];
  return id === undefined || key === undefined || !isUuid(id) || key.includes("\0") ? null : { id, key };
}
