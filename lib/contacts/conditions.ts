import { and, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { folded } from "@/db/schema/folded";
import { operations } from "@/db/schema/transactions";
import { escapeLike } from "@/lib/lists/like";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import type { Standing } from "./contact";
import { fold } from "./contact";
import type { ContactSearch, MethodChoice } from "./contact-search";
import { matches } from "./search";

/** The filter of contacts as a condition. */
export function contactCondition({ text, name, mail, standings, methods }: ContactSearch): SQL | undefined {
  return and(
    ...textsOf(text)
      .slice(0, MOST_TEXTS)
      .map((each) => matches(fold(each))),
    name === null ? undefined : holds(contacts.foldedName, name),
    mail === null ? undefined : holds(folded(contacts.email), mail),
    standings.length === 0 ? undefined : or(...standings.map(stands)),
    or(...methods.map((method) => METHODS[method])),
  );
}

/** The words that the index has say so first. */
const holds = (foldedText: SQLWrapper, text: string): SQL =>
  sql`(${matches(fold(text))} and ${foldedText} like ${`%${escapeLike(fold(text))}%`})`;

/** Where a contact stands at Jetpay; `standingOf` of lib/contacts/standing.ts is the same in TypeScript. */
const stands = (standing: Standing): SQL =>
  standing === "at_jetpay"
    ? sql`${contacts.jetpayId} is not null`
    : sql`(${contacts.jetpayId} is null and ${standing} = coalesce((
  select case when ${operations.status} in ('refused', 'unknown') then ${operations.status}::text
    when ${operations.status} = 'queued' and ${operations.attempts} > 0 then 'unreachable' else 'sending' end
  from ${operations} where ${operations.kind} = 'create_contact' and ${operations.contactId} = ${contacts.id}
  order by ${operations.createdAt} desc, ${operations.id} desc limit 1), 'sending'))`;

const hasMethod = (also: SQL): SQL =>
  sql`exists (select from ${paymentMethods} where ${paymentMethods.contactId} = ${contacts.id} and ${paymentMethods.state} <> 'removed' and ${also})`;

const METHODS: Record<MethodChoice, SQL> = {
  bank_account: hasMethod(sql`${paymentMethods.kind} = 'bank_account'`),
  card: hasMethod(sql`${paymentMethods.kind} = 'card'`),
  none: sql`not ${hasMethod(sql`true`)}`,
};
