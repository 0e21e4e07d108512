import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { type MailKind, mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { beyond, cursorOf, type Order } from "@/lib/cursor";
import { type Direction, type Flow, STATES, type State } from "@/lib/transactions/transaction";
import { type BounceReason, bounceReason } from "./bounce";
import { canBeFollowed, isLinkOpen, type LinkView, type MailView } from "./link";
import { type MailTruth, momentOf, truthOf } from "./truth";

const PAGE = 50;

/** What is known of one mail's way to one recipient. Times are ISO instants. */
export type Delivery = {
  id: string;
  kind: MailKind;
  to: string;
  truth: MailTruth;
  /** It reminds of a mail before it. */
  reminder: boolean;
  /** When it became so. */
  at: string;
  /** The server's words, or why there are none. */
  answer: string | null;
  nextTryAt: string | null;
  /** What a report said of it, after a server had taken it. */
  report: { reason: BounceReason; status: string; said: string } | null;
};

/** One link that was asked for; `open`: somebody can still follow it. The amount is integer minor units. */
export type LinkLine = {
  id: string;
  createdAt: string;
  contactId: string;
  contactName: string;
  flow: Flow;
  direction: Direction;
  state: State;
  amountMinor: number;
  currency: string;
  reference: string;
  link: string | null;
  open: boolean;
  deliveries: Delivery[];
};

/** `next` continues after the last row. `counts` are of everything, for the tabs. */
export type LinkPage = {
  rows: LinkLine[];
  next: string | null;
  counts: { waiting: number; notMailed: number; bounced: number };
};

const t = transactions;
const LINKS: Order = { at: t.createdAt, id: t.id, idType: "uuid" };
const MAILS: Order = { at: mails.createdAt, id: mails.id, idType: "uuid" };
// As a literal, not as parameters: only so can PostgreSQL see that the partial index holds them.
const isLink = sql`${t.flow} in ('payment_link', 'payout_link')`;
const isOpen = sql`(${t.link} is not null and ${t.state} not in (${sql.join(
  STATES.filter((state) => !isLinkOpen(state)).map((state) => sql`${state}`),
  sql`, `,
)}))`;
/** No mail has left, is on its way or may have left. */
const isNotMailed = sql`not exists (
  select 1 from ${mails} where ${mails.transactionId} = ${t.id} and ${mails.kind} = 'link' and ${mails.state} not in ('failed', 'withdrawn')
  and ${mails.bounce} is distinct from 'failed'
  and not (${mails.state} = 'waiting' and ${mails.dueAt} is not null))`;

const CONDITIONS: Record<LinkView, SQL | undefined> = {
  all: undefined,
  waiting: isOpen,
  not_mailed: sql`${isOpen} and ${isNotMailed}`,
};

/** Transactions that go by a link, the newest first, with every mail that carries one. */
export async function listLinks(ctx: Context, ask: { view: LinkView; after: string | null }): Promise<LinkPage> {
  requireRight(ctx, "desk.read");
  const rows = await ctx.db
    .select({ row: t, contactName: contacts.name, cursor: cursorOf(LINKS) })
    .from(t)
    .innerJoin(contacts, eq(contacts.id, t.contactId))
    .where(and(isLink, CONDITIONS[ask.view], beyond(ask.after, LINKS)))
    .orderBy(desc(t.createdAt), desc(t.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const deliveries = await deliveriesOf(
    ctx.db,
    shown.map(({ row }) => row.id),
  );
  return {
    rows: shown.map(({ row, contactName }) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      contactId: row.contactId,
      contactName,
      flow: row.flow,
      direction: row.direction,
      state: row.state,
      amountMinor: row.amountMinor,
      currency: row.currency,
      reference: row.reference,
      link: row.link,
      open: canBeFollowed(row),
      deliveries: deliveries.get(row.id) ?? [],
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.cursor ?? null) : null,
    counts: await countLinks(ctx.db),
  };
}

async function countLinks(db: Executor): Promise<LinkPage["counts"]> {
  const [counts] = await db
    .select({ waiting: sql<string>`count(*)`, notMailed: sql<string>`count(*) filter (where ${isNotMailed})` })
    .from(t)
    .where(and(isLink, isOpen));
  const [bounced] = await db.select({ count: count() }).from(mails).where(isBounced);
  return {
    waiting: Number(counts?.waiting ?? 0),
    notMailed: Number(counts?.notMailed ?? 0),
    bounced: bounced?.count ?? 0,
  };
}

/** The mails that carry the links of transactions, in the order in which they were asked for. */
export async function deliveriesOf(db: Executor, transactionIds: string[]): Promise<Map<string, Delivery[]>> {
  const found = new Map<string, Delivery[]>();
  if (transactionIds.length === 0) return found;
  const rows = await db
    .select()
    .from(mails)
    .where(and(inArray(mails.transactionId, transactionIds), eq(mails.kind, "link")))
    .orderBy(asc(mails.createdAt), asc(mails.round), asc(mails.toAddress));
  for (const row of rows) {
    if (row.transactionId === null) continue;
    found.set(row.transactionId, [...(found.get(row.transactionId) ?? []), asDelivery(row)]);
  }
  return found;
}

export const asDelivery = (row: typeof mails.$inferSelect): Delivery => ({
  id: row.id,
  kind: row.kind,
  to: row.toAddress,
  truth: truthOf(row),
  reminder: row.round > 0,
  at: momentOf(row).toISOString(),
  answer: row.serverAnswer === "" ? null : row.serverAnswer,
  nextTryAt: row.nextTryAt?.toISOString() ?? null,
  report:
    row.bounce === null
      ? null
      : { reason: bounceReason(row.bounceStatus ?? ""), status: row.bounceStatus ?? "", said: row.bounceSaid ?? "" },
});

/** One line of the outbox. `contactName`: whose payment it is about, where it is about one. */
export type MailLine = Delivery & {
  subject: string;
  contactName: string | null;
  createdAt: string;
  by: string | null;
};
export type MailPage = { rows: MailLine[]; next: string | null; counts: LinkPage["counts"] };

/** Mails that did not arrive: a server refused them at once, or another one reported it later. */
const isBounced = sql`(${mails.bounce} = 'failed' or ${mails.state} = 'failed')`;

/** Every mail there is, or those that did not arrive; the newest first. */
export async function listMails(ctx: Context, ask: { view?: MailView; after: string | null }): Promise<MailPage> {
  requireRight(ctx, "desk.read");
  const rows = await ctx.db
    .select({ mail: mails, contactName: contacts.name, by: users.name, cursor: cursorOf(MAILS) })
    .from(mails)
    .leftJoin(t, eq(t.id, mails.transactionId))
    .leftJoin(contacts, eq(contacts.id, t.contactId))
    .leftJoin(users, eq(users.id, mails.createdBy))
    .where(and(ask.view === "bounced" ? isBounced : undefined, beyond(ask.after, MAILS)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map(({ mail, contactName, by }) => ({
      ...asDelivery(mail),
      subject: mail.subject,
      contactName,
      createdAt: mail.createdAt.toISOString(),
      by,
    })),
    next: rows.length > PAGE ? (shown.at(-1)?.cursor ?? null) : null,
    counts: await countLinks(ctx.db),
  };
}
