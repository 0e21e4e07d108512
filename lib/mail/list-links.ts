import { and, count, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { oneMoment, type PagePlace, readPage } from "@/lib/lists/page";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import { ORDER } from "@/lib/transactions/keyset";
import { asLine, readLines, type TransactionLine } from "@/lib/transactions/lines";
import { readNamed } from "@/lib/transactions/queries";
import { filterCondition, type SearchDesk, searchDesk, textCondition } from "@/lib/transactions/search";
import { NOTHING } from "@/lib/transactions/search-words";
import { readSums, type TransactionSums } from "@/lib/transactions/sums";
import { type Delivery, deliveriesOf } from "./deliveries";
import { canBeFollowed, LINK_FLOWS, type LinkView, USED_LINK_STATES } from "./link";
import type { LinkFilter } from "./link-search";
import { isBounced, isSentTo } from "./mail-conditions";

/** One link that was asked for; `open`: somebody can still follow it. */
export type LinkLine = TransactionLine & { link: string | null; open: boolean; deliveries: Delivery[] };

/** A page with the counts and sums of everything that matches. `counts` are of everything there is, for the tabs. */
export type LinkPage = {
  rows: LinkLine[];
  older: string | null;
  newer: string | null;
  sums: TransactionSums;
  contact: { id: string; name: string } | null;
  counts: LinkCounts;
};
export type LinkCounts = { waiting: number; notMailed: number; bounced: number };

const t = transactions;
// Literals, not parameters: only so can PostgreSQL see that the partial indexes hold them.
const literals = (words: readonly string[]): SQL => sql.raw(words.map((word) => `'${word}'`).join(", "));
const isLink = sql`${t.flow} in (${literals(LINK_FLOWS)})`;
const isOpen = sql`(${isLink} and ${t.link} is not null and ${t.state} not in (${literals(USED_LINK_STATES)}))`;
/** No mail has left, is on its way or may have left. */
const isNotMailed = sql`not exists (
  select 1 from ${mails} where ${mails.transactionId} = ${t.id} and ${mails.kind} = 'link' and ${mails.state} not in ('failed', 'withdrawn')
  and ${mails.bounce} is distinct from 'failed'
  and not (${mails.state} = 'waiting' and ${mails.dueAt} is not null))`;

const VIEWS: Record<LinkView, SQL | undefined> = {
  all: undefined,
  waiting: isOpen,
  not_mailed: sql`(${isOpen} and ${isNotMailed})`,
};

/** What a filter of links is as one of transactions, and what only links have. */
export function readingOf({ view, mailedTo, text, ...filter }: LinkFilter, desk: SearchDesk) {
  const flows = filter.flows.length === 0 ? [...LINK_FLOWS] : filter.flows;
  const own = { ...NOTHING, ...filter, flows, view: "all" as const };
  const only = and(
    VIEWS[view],
    mailedTo === null ? undefined : isMailedTo(mailedTo),
    ...textsOf(text)
      .slice(0, MOST_TEXTS)
      .map((words) => or(textCondition(words, desk.currency), isMailedTo(words))),
  );
  return {
    sums: (tx: Executor, side: SQL | undefined): Promise<TransactionSums> => readSums(tx, own, desk, side, only),
    rows: (tx: Executor, place: PagePlace, limit: number, few: boolean) =>
      readLinkLines(tx, and(isLink, filterCondition(own, desk), only), place, limit, few),
  };
}

/** A mail with the link went, or is to go, to an address that holds the text. */
const isMailedTo = (text: string): SQL =>
  sql`${t.id} = any(array(select ${mails.transactionId} from ${mails} where ${mails.kind} = 'link' and ${isSentTo(text)}))`;

/** Transactions that go by a link, the newest first, with every mail that carries one. */
export async function listLinks(ctx: Context, filter: LinkFilter, place: PagePlace): Promise<LinkPage> {
  requireRight(ctx, "desk.read");
  const reading = readingOf(filter, await searchDesk(ctx));
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const { rows, older, newer, counted } = await readPage(ORDER, place, {
      count: (side) => reading.sums(tx, side),
      rows: (at, limit, few) => reading.rows(tx, at, limit, few),
    });
    return {
      rows: rows.map(({ line }) => line),
      older,
      newer,
      sums: counted,
      contact: await readNamed(tx, filter.contactId),
      counts: await countLinks(tx),
    };
  });
}

async function readLinkLines(
  tx: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
): Promise<{ line: LinkLine; cursor: string }[]> {
  const rows = await readLines(tx, condition, place, limit, few);
  const deliveries = await deliveriesOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    cursor: row.cursor,
    line: { ...asLine(row), link: row.link, open: canBeFollowed(row), deliveries: deliveries.get(row.id) ?? [] },
  }));
}

/** How many somebody can still follow, and how many mails did not arrive. */
export async function countLinks(db: Executor): Promise<LinkCounts> {
  const [counts] = await db
    .select({ waiting: count(), notMailed: sql<string>`count(*) filter (where ${isNotMailed})` })
    .from(t)
    .where(isOpen);
  const [bounced] = await db.select({ count: count() }).from(mails).where(isBounced);
  return { waiting: counts?.waiting ?? 0, notMailed: Number(counts?.notMailed ?? 0), bounced: bounced?.count ?? 0 };
}
