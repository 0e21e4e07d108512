import { and, count, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import type { Language } from "@/lib/contacts/contact";
import { type Context, requireRight } from "@/lib/context";
import { cursorOf, type Order } from "@/lib/cursor";
import { beyondPlace, type Counted, countOf, oneMoment, orderBy, type PagePlace, readPage } from "@/lib/lists/page";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import { withinDays } from "@/lib/lists/within-days";
import { readSetting } from "@/lib/settings/settings";
import { readNamed } from "@/lib/transactions/queries";
import { filterCondition, type SearchDesk, searchDesk, textCondition } from "@/lib/transactions/search";
import { NOTHING } from "@/lib/transactions/search-words";
import { placesOf } from "./content";
import { asDelivery, type Delivery } from "./deliveries";
import { countLinks, type LinkCounts } from "./list-links";
import { hasWords, isBounced, isSentTo, TRUTH_CONDITIONS } from "./mail-conditions";
import type { MailFilter } from "./mail-search";
import { whyWithdrawn } from "./why-withdrawn";
import { fillIn } from "./words";

/** One line of the outbox. `contactName`, `reference`: whose payment it is about, and which, where it is about one. */
export type MailLine = Delivery & {
  subject: string;
  contactName: string | null;
  reference: string | null;
  createdAt: string;
  by: string | null;
  language: Language;
  /** How often it was handed to a mail server. */
  attempts: number;
};

/** A page with the count of everything that matches. `counts` are of everything there is, for the tabs. */
export type MailPage = {
  rows: MailLine[];
  older: string | null;
  newer: string | null;
  counted: Counted;
  contact: { id: string; name: string } | null;
  counts: LinkCounts;
};

const t = transactions;
const ORDER: Order = { key: mails.createdAt, keyType: "time", id: mails.id, idType: "uuid" };

/** Mails that the filter lets through, the newest first. */
export async function listMails(ctx: Context, filter: MailFilter, place: PagePlace): Promise<MailPage> {
  requireRight(ctx, "desk.read");
  const desk = await searchDesk(ctx);
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const { rows, older, newer, counted } = await readPage(ORDER, place, {
      count: (side) => countMails(tx, mailCondition(filter, desk), side),
      rows: (at, limit, few) => readMailLines(tx, mailCondition(filter, desk, few), at, limit, few),
    });
    return {
      rows: rows.map(({ line }) => line),
      older,
      newer,
      counted,
      contact: await readNamed(tx, filter.contactId),
      counts: await countLinks(tx),
    };
  });
}

/** `few`: what matches is found by indexes; otherwise each mail is tried, for who reads them in their order and stops. */
export function mailCondition(filter: MailFilter, desk: SearchDesk, few = true): SQL | undefined {
  const { contactId, contactName } = filter;
  return and(
    filter.view === "bounced" ? isBounced : undefined,
    filter.truths.length === 0 ? undefined : or(...filter.truths.map((truth) => TRUTH_CONDITIONS[truth])),
    filter.kinds.length === 0 ? undefined : inArray(mails.kind, filter.kinds),
    filter.mailedTo === null ? undefined : isSentTo(filter.mailedTo),
    contactId === null && contactName === null
      ? undefined
      : isAbout(filterCondition({ ...NOTHING, contactId, contactName, view: "all" }, desk)),
    withinDays(mails.createdAt, filter, desk.zone),
    ...textsOf(filter.text)
      .slice(0, MOST_TEXTS)
      .map((text) => (few ? hasIt(text, desk) : mayHaveIt(text, desk))),
  );
}

/** It is about a payment of which the condition is true. */
const isAbout = (condition: SQL | undefined): SQL =>
  sql`${mails.transactionId} in (select ${t.id} from ${t} where ${condition ?? sql`true`})`;

/**
 * Either kind is found by an index of its own and put together: with `or` between them each mail would be tried. `union`, though `in` needs no distinct ones:
 * PostgreSQL reckons with 200 of `union all`, and looks up each of a million by itself where a common word is in as many.
 */
const hasIt = (text: string, desk: SearchDesk): SQL =>
  sql`${mails.id} in (select ${mails.id} from ${mails} where ${hasWords(text)} union select ${mails.id} from ${mails} where ${isAbout(textCondition(text, desk.currency))})`;

/** The same of one mail after the other, each with its payment: of a word that is in most, the first page is soon full. */
const mayHaveIt = (text: string, desk: SearchDesk): SQL =>
  sql`(${hasWords(text)} or (select ${textCondition(text, desk.currency)} from ${t} where ${t.id} = ${mails.transactionId}))`;

/** How many match; `before` those of which `side` is true. */
export async function countMails(db: Executor, condition: SQL | undefined, side: SQL | undefined): Promise<Counted> {
  const [row] = await db
    .select({ matching: count(), before: countOf(side) })
    .from(mails)
    .where(condition);
  return { matching: row?.matching ?? 0, before: Number(row?.before ?? 0) };
}

/** Finds the page by its keys alone, then what its lines show. */
export async function readMailLines(
  db: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
): Promise<{ line: MailLine; cursor: string }[]> {
  const page = db
    .select({ id: mails.id, cursor: cursorOf(ORDER).as("cursor") })
    .from(mails)
    .where(and(condition, beyondPlace(ORDER, place)))
    .orderBy(...orderBy(ORDER, place, few))
    .limit(limit)
    .as("page");
  const rows = await db
    .select({ mail: mails, row: t, contactName: contacts.name, by: users.name, cursor: page.cursor })
    .from(page)
    .innerJoin(mails, eq(mails.id, page.id))
    .leftJoin(t, eq(t.id, mails.transactionId))
    .leftJoin(contacts, eq(contacts.id, t.contactId))
    .leftJoin(users, eq(users.id, mails.createdBy))
    .orderBy(desc(mails.createdAt), desc(mails.id));
  const mailed = rows.map(({ mail }) => mail);
  const whys = await whyWithdrawn(db, mailed);
  // What has left says what it said; the rest as it would leave now.
  const company = mailed.some(({ html }) => html === null) ? await readSetting(db, "company.name") : "";
  return rows.map(({ mail, row, contactName, by, cursor }) => ({
    cursor,
    line: {
      ...asDelivery(mail, whys.get(mail.id)),
      subject:
        mail.html === null && row !== null
          ? fillIn(mail.subject, placesOf(mail, row, contactName ?? "", company))
          : mail.subject,
      contactName,
      reference: row?.reference ?? null,
      createdAt: mail.createdAt.toISOString(),
      by,
      language: mail.locale,
      attempts: mail.attempts,
    },
  }));
}
