import { and, eq, gte, inArray, like, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { fold } from "@/lib/contacts/contact";
import { matches } from "@/lib/contacts/search";
import type { Context } from "@/lib/context";
import { withoutTry } from "@/lib/ids";
import { escapeLike } from "@/lib/lists/like";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import { withinDays } from "@/lib/lists/within-days";
import { parseAmount } from "@/lib/money";
import { readSetting } from "@/lib/settings/settings";
import { FINAL_STATES, type TransactionFilter, WAITING_STATES } from "./filter";
import { isFlagged } from "./waiting";

/** What a search needs to know of the desk: where its days begin, its currency, and the time. */
export type SearchDesk = { zone: string; currency: string; now: Date };

export async function searchDesk(ctx: Context): Promise<SearchDesk> {
  return { zone: await readSetting(ctx.db, "desk.zone"), currency: ctx.currency, now: ctx.now() };
}

const t = transactions;

/** The filter as a condition, without its view: the counts beside all views come from one reading. */
export function filterCondition(filter: TransactionFilter, desk: SearchDesk): SQL | undefined {
  return and(
    ...textsOf(filter.text)
      .slice(0, MOST_TEXTS)
      .map((text) => textCondition(text, desk.currency)),
    filter.flows.length === 0 ? undefined : inArray(t.flow, filter.flows),
    filter.states.length === 0 ? undefined : inArray(t.state, filter.states),
    filter.direction === null ? undefined : eq(t.direction, filter.direction),
    filter.contactId === null ? undefined : eq(t.contactId, filter.contactId),
    filter.contactId !== null || filter.contactName === null ? undefined : contactCondition(filter.contactName),
    filter.last4 === null ? undefined : methodCondition(filter.last4),
    filter.reference === null ? undefined : referenceCondition(filter.reference),
    filter.minMinor === null ? undefined : gte(t.amountMinor, filter.minMinor),
    filter.maxMinor === null ? undefined : lte(t.amountMinor, filter.maxMinor),
    withinDays(t.createdAt, filter, desk.zone),
  );
}

/** The view as a condition; lib/transactions/filter.ts has the same in TypeScript. */
export function viewCondition(view: TransactionFilter["view"], now: Date): SQL | undefined {
  if (view === "needs_me") return or(inArray(t.state, WAITING_STATES), isFlagged(now));
  return view === "open" ? notInArray(t.state, FINAL_STATES) : undefined;
}

/** Each branch has an index of its own; PostgreSQL joins what they find. */
export function textCondition(text: string, currency: string): SQL | undefined {
  const words = withoutTry(text.toLowerCase());
  const amount = parseAmount(words, currency);
  return or(
    wordsCondition(words),
    contactCondition(words),
    "minor" in amount ? eq(t.amountMinor, amount.minor) : undefined,
  );
}

/** What the index `transactions_text` is of. */
const TEXT = sql`lower(${t.note} || ' ' || ${t.statement} || ' ' || ${t.reference} || ' ' || coalesce(${t.jetpayId}, ''))`;

/**
 * Of several words the one with figures is looked up, and the whole only where that is found: `invoice` alone is in most rows, and to put
 * its long lists of the index together with those of `4821` takes ten times as long. What is appended keeps the whole away from the index.
 */
function wordsCondition(words: string): SQL | undefined {
  const whole = `%${escapeLike(words)}%`;
  const rare = rarePart(words);
  if (rare === words) return sql`${TEXT} like ${whole}`;
  return and(sql`${TEXT} like ${`%${escapeLike(rare)}%`}`, sql`(${TEXT} || '') like ${whole}`);
}

/** The longest word with a figure, with the space before and after it; all of the text where there is none. Always a piece of the text. */
function rarePart(text: string): string {
  const parts = text.match(/ ?[^ ]*\d[^ ]* ?/g) ?? [];
  const [longest = text] = [...parts].sort((a, b) => b.length - a.length);
  return longest.trim().length >= SELECTIVE ? longest : text;
}

/** Shorter pieces have too few trigrams to be rare. */
const SELECTIVE = 3;

/** Contacts are found first: an array of them lets the index of each one's transactions be used. */
const contactCondition = (text: string): SQL =>
  sql`${t.contactId} = any(array(select ${contacts.id} from ${contacts} where ${matches(fold(text))}))`;

const methodCondition = (last4: string): SQL =>
  sql`${t.paymentMethodId} = any(array(select ${paymentMethods.id} from ${paymentMethods} where ${paymentMethods.last4} = ${last4}))`;

function referenceCondition(text: string): SQL {
  const begun = withoutTry(text.toLowerCase()).toUpperCase();
  return like(t.reference, `${escapeLike(begun.startsWith("JD-") ? begun : `JD-${begun}`)}%`);
}
