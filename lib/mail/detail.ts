import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { readSettings } from "@/lib/settings/settings";
import { directionOf, type Flow, type State } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";
import { linkMailContent } from "./content";
import { firstWords } from "./first-words";
import { canBeFollowed } from "./link";
import { asDelivery, type Delivery, deliveriesOf } from "./queries";
import { drawQr, QR_CID, renderLinkMail } from "./render";
import type { WordsByLanguage } from "./words";

/** One mail as it was sent; while it has not been, as it would be. */
export type MailDetail = Delivery & {
  transactionId: string;
  reference: string;
  contactName: string;
  linkOpen: boolean;
  subject: string;
  by: string | null;
  createdAt: string;
  html: string;
  text: string;
  /** The header lines that left; null while nothing has. */
  headers: string | null;
};

export async function readMail(ctx: Context, id: string): Promise<MailDetail | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(id)) return null;
  const [found] = await ctx.db
    .select({ mail: mails, row: transactions, contactName: contacts.name, by: users.name })
    .from(mails)
    .innerJoin(transactions, eq(transactions.id, mails.transactionId))
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .leftJoin(users, eq(users.id, mails.createdBy))
    .where(eq(mails.id, id));
  if (found === undefined) return null;
  const { mail, row } = found;
  const bodies = await bodiesOf(ctx, mail, row.link);
  return {
    ...asDelivery(mail),
    transactionId: row.id,
    reference: row.reference,
    contactName: found.contactName,
    linkOpen: canBeFollowed(row),
    by: found.by,
    createdAt: mail.createdAt.toISOString(),
    headers: mail.headers,
    ...bodies,
  };
}

async function bodiesOf(ctx: Context, mail: typeof mails.$inferSelect, link: string | null) {
  if (mail.html !== null && mail.text !== null && link !== null) {
    // A browser has no attachment to take the picture from.
    const picture = `data:image/png;base64,${(await drawQr(link)).toString("base64")}`;
    return { subject: mail.subject, html: mail.html.replaceAll(`cid:${QR_CID}`, picture), text: mail.text };
  }
  const drawn = await linkMailContent(ctx.db, mail);
  if (drawn === null) return { subject: mail.subject, html: "", text: mail.message };
  const { subject, html, text } = await renderLinkMail(drawn.content, "data");
  return { subject, html, text };
}

/** A link with its mails, and what a new mail starts with. */
export type LinkDetail = {
  id: string;
  reference: string;
  flow: Flow;
  state: State;
  link: string | null;
  open: boolean;
  amountMinor: number;
  currency: string;
  statement: string;
  contact: { name: string; email: string; language: "en" | "fr" };
  deliveries: Delivery[];
  words: WordsByLanguage;
};

export async function readLink(ctx: Context, transactionId: string): Promise<LinkDetail | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(transactionId)) return null;
  const [found] = await ctx.db
    .select({ row: transactions, contact: contacts })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(eq(transactions.id, transactionId));
  if (found === undefined) return null;
  const { row, contact } = found;
  const [deliveries, settings] = await Promise.all([deliveriesOf(ctx.db, [row.id]), readSettings(ctx.db)]);
  return {
    id: row.id,
    reference: row.reference,
    flow: row.flow,
    state: row.state,
    link: row.link,
    open: canBeFollowed(row),
    amountMinor: row.amountMinor,
    currency: row.currency,
    statement: row.statement,
    contact: { name: contact.name, email: contact.email, language: contact.language },
    deliveries: deliveries.get(row.id) ?? [],
    words: firstWords(directionOf(row.flow), settings["company.name"]),
  };
}
