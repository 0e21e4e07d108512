/**
 * `npm run bench:other-lists -- --rows 1000000`: server time of a page of the lists of contacts, links, mails, webhook events and of the audit
 * log, with what is counted over all that matches, at 10,000 rows of each and at as many as asked for. One client.
 */
import { parseArgs } from "node:util";
import type { Database } from "@/db/client";
import { AUDIT_SEARCH } from "@/lib/audit/filter";
import { listAudit } from "@/lib/audit/queries";
import { CONTACT_SEARCH } from "@/lib/contacts/contact-search";
import { listContacts } from "@/lib/contacts/queries";
import type { Context, Person } from "@/lib/context";
import { parseLine, type SearchLanguage } from "@/lib/lists/search-line";
import { LINK_SEARCH } from "@/lib/mail/link-search";
import { listLinks } from "@/lib/mail/list-links";
import { listMails } from "@/lib/mail/list-mails";
import { MAIL_SEARCH } from "@/lib/mail/mail-search";
import { addManyMails } from "@/lib/testing/many-mails";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { EVENT_SEARCH } from "@/lib/webhooks/event-search";
import { listEvents } from "@/lib/webhooks/events";
import { type Asked, compare, NOW, startServer } from "./lists-desk";
import { addManyContacts, addManyEntries, addManyEvents } from "./many";

const { values } = parseArgs({
  options: { rows: { type: "string" }, few: { type: "string" }, runs: { type: "string" }, only: { type: "string" } },
});
const SIZES = [Number(values.few ?? 10_000), Number(values.rows ?? 1_000_000)] as const;
const RUNS = Number(values.runs ?? 20);

type Found = { matching: number };
type Page = { counted: Found } | { sums: Found };

/** Readings of one list: of what is typed, in one of its views. */
const readings =
  <F extends { text: string }, V extends string>(
    language: SearchLanguage<F>,
    list: (ctx: Context<Person>, filter: F & { view: V | "all" }, place: null) => Promise<Page>,
  ) =>
  (line: string, view: V | "all" = "all"): Asked["read"] => {
    const { filter, problems } = parseLine(language, line, { currency: "CAD", today: "2026-11-20", contacts: [] });
    if (problems.length > 0) throw new Error(`cannot be read: ${line}`);
    return async (ctx) => {
      const page = await list(ctx, { ...filter, view }, null);
      return ("sums" in page ? page.sums : page.counted).matching;
    };
  };

const contacts = readings(CONTACT_SEARCH, listContacts);
const links = readings(LINK_SEARCH, listLinks);
const mails = readings(MAIL_SEARCH, listMails);
const events = readings(EVENT_SEARCH, listEvents);
const audit = readings(AUDIT_SEARCH, listAudit);

const ASKED: Asked[] = [
  { name: "contacts", read: contacts("") },
  { name: "contacts: text", read: contacts('"north shore 77"') },
  { name: "contacts: last four", read: contacts("7919") },
  { name: "contacts: name", read: contacts('name:"north shore 77"') },
  { name: "contacts: state", read: contacts("state:refused") },
  { name: "contacts: method", read: contacts("method:card") },
  { name: "links", read: links("") },
  { name: "links: waiting", read: links("", "waiting") },
  { name: "links: state", read: links("state:failed") },
  { name: "links: to", read: links("to:ap77@client3") },
  { name: "links: text", read: links("48213") },
  { name: "mails", read: mails("") },
  { name: "mails: bounced", read: mails("", "bounced") },
  { name: "mails: state", read: mails("state:unknown") },
  { name: "mails: to", read: mails("to:ap77@client3") },
  { name: "mails: text", read: mails('"enclosed 4821"') },
  { name: "mails: text in each", read: mails("enclosed") },
  { name: "events", read: events("") },
  { name: "events: set aside", read: events("", "set_aside") },
  { name: "events: type", read: events("type:debits.failed") },
  { name: "events: days", read: events("after:2026-11-01") },
  { name: "events: id", read: events("4821") },
  { name: "events: transaction", read: events("52e51a09-b3d3-e347-f3a1-f9d40d07df1e") },
  { name: "events: text", read: events("failed") },
  { name: "audit log", read: audit("") },
  { name: "audit log: refused", read: audit("", "refused") },
  { name: "audit log: what", read: audit("what:settings") },
  { name: "audit log: by", read: audit('by:"person 7"') },
  { name: "audit log: days", read: audit("after:2026-11-01") },
  { name: "audit log: reference", read: audit("JD-U004D1") },
];

async function fill(db: Database, rows: number): Promise<void> {
  await addManyTransactions(db, rows, NOW);
  await addManyMails(db, rows, NOW);
  await addManyContacts(db, rows, NOW);
  await addManyEvents(db, rows, NOW);
  await addManyEntries(db, rows, NOW);
}

const server = await startServer(RUNS);
const filled = (rows: number) =>
  server.filled({ name: `bench_other_lists_${rows}`, rows, fill: (db) => fill(db, rows) });
const [few, many] = [await filled(SIZES[0]), await filled(SIZES[1])];
await compare(
  ASKED.filter(({ name }) => name.startsWith(values.only ?? "")),
  [few, many],
  SIZES,
  RUNS,
);
await Promise.all([few.close(), many.close()]);
await server.stop();
