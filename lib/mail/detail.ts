import { asc, eq } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { mailHolds } from "@/db/schema/alerts";
import { contacts } from "@/db/schema/contacts";
import { mailFiles, mails } from "@/db/schema/mails";
import { users } from "@/db/schema/team";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { readSetting, readSettings } from "@/lib/settings/settings";
import { directionOf, type Flow, type State } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";
import { placesOf } from "./content";
import { asDelivery, type Delivery, deliveriesOf } from "./deliveries";
import { firstWords } from "./first-words";
import type { LetterContext } from "./letter";
import { drawLetter } from "./letters";
import { canBeFollowed } from "./link";
import { drawQr, QR_CID } from "./render";
import type { MailRow } from "./settle";
import { whyWithdrawn } from "./why-withdrawn";
import { fillIn, type WordsByLanguage } from "./words";

/** One mail as it was sent; while it has not been, as it would be. */
export type MailDetail = Delivery & {
  /** The payment it is about, where it is about one. */
  about: { transactionId: string; reference: string; contactName: string } | null;
  /** The holds that an alert is about. */
  holds: { id: string; reference: string; contactName: string }[];
  /** What it carries is still of use, so it may be sent again. */
  sendable: boolean;
  subject: string;
  by: string | null;
  createdAt: string;
  html: string;
  text: string;
  /** The name of the file that left with it. */
  file: string | null;
  /** The header lines that left; null while nothing has. */
  headers: string | null;
};

/** @param appUrl the desk's origin, where a mail that has not left will lead */
export async function readMail(ctx: Context, id: string, appUrl: string): Promise<MailDetail | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(id)) return null;
  const [found] = await ctx.db
    .select({ mail: mails, row: transactions, contactName: contacts.name, by: users.name, file: mailFiles.name })
    .from(mails)
    .leftJoin(mailFiles, eq(mailFiles.mailId, mails.id))
    .leftJoin(transactions, eq(transactions.id, mails.transactionId))
    .leftJoin(contacts, eq(contacts.id, transactions.contactId))
    .leftJoin(users, eq(users.id, mails.createdBy))
    .where(eq(mails.id, id));
  if (found === undefined) return null;
  const { mail, row } = found;
  const bodies = await bodiesOf({ ...ctx, appUrl }, mail, row?.link ?? null);
  const company = bodies.html === "" ? await readSetting(ctx.db, "company.name") : "";
  return {
    ...asDelivery(mail, (await whyWithdrawn(ctx.db, [mail])).get(mail.id)),
    about:
      row === null ? null : { transactionId: row.id, reference: row.reference, contactName: found.contactName ?? "" },
    holds: await holdsOf(ctx.db, mail.id),
    sendable: mail.kind !== "link" || (row !== null && canBeFollowed(row)),
    by: found.by,
    createdAt: mail.createdAt.toISOString(),
    file: found.file,
    headers: mail.headers,
    ...bodies,
    // What cannot be drawn yet says at least what its subject will be.
    ...(bodies.html === "" && row !== null
      ? { subject: fillIn(bodies.subject, placesOf(mail, row, found.contactName ?? "", company)) }
      : {}),
  };
}

const holdsOf = (db: Executor, mailId: string): Promise<MailDetail["holds"]> =>
  db
    .select({ id: transactions.id, reference: transactions.reference, contactName: contacts.name })
    .from(mailHolds)
    .innerJoin(transactions, eq(transactions.id, mailHolds.transactionId))
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(eq(mailHolds.mailId, mailId))
    .orderBy(asc(transactions.holdDeadline), asc(transactions.id));

/** The file that left with a mail, as it left; null where none did. */
export async function readMailFile(ctx: Context, id: string): Promise<typeof mailFiles.$inferSelect | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(id)) return null;
  const [file] = await ctx.db.select().from(mailFiles).where(eq(mailFiles.mailId, id));
  return file ?? null;
}

async function bodiesOf(ctx: LetterContext, mail: MailRow, link: string | null) {
  const left = mail.html !== null && mail.text !== null ? { html: mail.html, text: mail.text } : null;
  const { subject, html, text } = left === null ? await drawnNow(ctx, mail) : { ...left, subject: mail.subject };
  if (link === null) return { subject, html, text };
  // A browser has no attachment to take the picture from.
  const picture = `data:image/png;base64,${(await drawQr(link)).toString("base64")}`;
  return { subject, html: html.replaceAll(`cid:${QR_CID}`, picture), text };
}

const drawnNow = async (ctx: LetterContext, mail: MailRow) =>
  (await drawLetter(ctx, mail)) ?? { subject: mail.subject, html: "", text: mail.message };

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
