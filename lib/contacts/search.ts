import { and, asc, desc, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { escapeLike } from "@/lib/lists/like";
import { isUuid } from "@/lib/uuid";
import { type ContactChoice, fold, type Language } from "./contact";
import { methodsOf } from "./methods";

/** As many as a list under a field shows without scrolling. */
const OFFERED = 8;
/** Recent transactions looked at for the contacts that are offered before anything is typed. */
const RECENT = 200;

const CHOICE = {
  id: contacts.id,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  jetpayId: contacts.jetpayId,
};
type Choice = { id: string; name: string; email: string; language: Language; jetpayId: string | null };

/** Contacts for a form's typeahead, at most eight: names that begin with the text first. Without a text, those last dealt with. */
export async function searchContacts(ctx: Context, text: string): Promise<ContactChoice[]> {
  requireRight(ctx, "desk.read");
  const query = fold(text);
  return asChoices(ctx.db, query === "" ? await recent(ctx.db) : await matching(ctx.db, query));
}

/** One contact as a form chooses it; null when there is none. */
export async function readContactChoice(ctx: Context, id: string): Promise<ContactChoice | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(id)) return null;
  const rows = await ctx.db.select(CHOICE).from(contacts).where(eq(contacts.id, id));
  return (await asChoices(ctx.db, rows))[0] ?? null;
}

/** Contacts by their ids, in the order asked for; what is gone is left out. */
export async function readContactChoices(ctx: Context, ids: readonly string[]): Promise<ContactChoice[]> {
  requireRight(ctx, "desk.read");
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select(CHOICE)
    .from(contacts)
    .where(inArray(contacts.id, [...ids]));
  const choices = await asChoices(ctx.db, rows);
  return choices.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

async function matching(db: Executor, query: string): Promise<Choice[]> {
  const begins = sql`${contacts.foldedName} like ${`${escapeLike(query)}%`}`;
  const wordBegins = sql`${contacts.foldedName} like ${`% ${escapeLike(query)}%`}`;
  return db
    .select(CHOICE)
    .from(contacts)
    .where(matches(query))
    .orderBy(desc(begins), desc(wordBegins), asc(contacts.foldedName), asc(contacts.id))
    .limit(OFFERED);
}

/** Name or mail address holds the text, or a method ends in these four digits. `query` is folded. */
export function matches(query: string): SQL {
  const words = sql`${contacts.searched} like ${`%${escapeLike(query)}%`}`;
  if (!/^[•*\s]*\d{4}$/.test(query)) return words;
  const lastFour = query.slice(-4);
  // An array is read first, and each of it found by the index; beside another condition a plain `in` is tried on everybody.
  const owners = sql`${contacts.id} = any(array(select ${paymentMethods.contactId} from ${paymentMethods} where ${paymentMethods.last4} = ${lastFour} and ${paymentMethods.state} <> 'removed'))`;
  return or(words, owners) ?? words;
}

async function recent(db: Executor): Promise<Choice[]> {
  const latest = db
    .select({ contactId: transactions.contactId, at: transactions.createdAt })
    .from(transactions)
    .orderBy(desc(transactions.createdAt), desc(transactions.id))
    .limit(RECENT)
    .as("latest");
  const dealtWith = await db
    .select(CHOICE)
    .from(latest)
    .innerJoin(contacts, sql`${contacts.id} = ${latest.contactId}`)
    .groupBy(contacts.id)
    .orderBy(desc(sql`max(${latest.at})`), asc(contacts.id))
    .limit(OFFERED);
  if (dealtWith.length === OFFERED) return dealtWith;
  const seen = dealtWith.map((row) => row.id);
  const others = await db
    .select(CHOICE)
    .from(contacts)
    .where(and(...(seen.length === 0 ? [] : [notInArray(contacts.id, seen)])))
    .orderBy(asc(contacts.foldedName), asc(contacts.id))
    .limit(OFFERED - dealtWith.length);
  return [...dealtWith, ...others];
}

async function asChoices(db: Executor, rows: Choice[]): Promise<ContactChoice[]> {
  const methods = await methodsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map(({ jetpayId, ...row }) => ({
    ...row,
    methods: methods.get(row.id) ?? [],
    jetpay: jetpayId !== null,
  }));
}
