import { and, asc, eq, inArray } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import { type Context, requireRight } from "@/lib/context";
import { asDelivery, type Delivery } from "@/lib/mail/deliveries";
import { whyWithdrawn } from "@/lib/mail/why-withdrawn";
import type { WordsByLanguage } from "@/lib/mail/words";
import { readSetting } from "@/lib/settings/settings";
import { storedFacts } from "@/lib/transactions/detail";
import { hasOtherAmount } from "@/lib/transactions/other-amount";
import type { Flow } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";
import { PAPER_MAILS, type Paper, type PaperMailKind, paperMailKind, paperOf } from "./paper";
import { paperWords } from "./words";

/** The paper of a payment, what a mail of it starts with, and every mail that carried it. */
export type PaperDetail = {
  id: string;
  flow: Flow;
  amountMinor: number;
  currency: string;
  statement: string;
  contact: { name: string; email: string; language: "en" | "fr" };
  /** Null while there is none. */
  paper: (Paper & { mailKind: PaperMailKind; words: WordsByLanguage }) | null;
  deliveries: Delivery[];
};

export async function readPaper(ctx: Context, transactionId: string): Promise<PaperDetail | null> {
  requireRight(ctx, "desk.read");
  if (!isUuid(transactionId)) return null;
  const [found] = await ctx.db
    .select({ row: transactions, contact: contacts })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(eq(transactions.id, transactionId));
  if (found === undefined) return null;
  const { row, contact } = found;
  const [facts, company, mailed] = await Promise.all([
    storedFacts(ctx.db, row.id),
    readSetting(ctx.db, "company.name"),
    ctx.db
      .select()
      .from(mails)
      .where(and(eq(mails.transactionId, row.id), inArray(mails.kind, [...PAPER_MAILS])))
      .orderBy(asc(mails.createdAt), asc(mails.toAddress)),
  ]);
  const whys = await whyWithdrawn(ctx.db, mailed);
  const paper = hasOtherAmount(facts) ? null : paperOf(row, facts);
  const mailKind = paper === null ? null : paperMailKind(paper);
  return {
    id: row.id,
    flow: row.flow,
    amountMinor: row.amountMinor,
    currency: row.currency,
    statement: row.statement,
    contact: { name: contact.name, email: contact.email, language: contact.language },
    paper: paper === null || mailKind === null ? null : { ...paper, mailKind, words: firstWords(mailKind, company) },
    deliveries: mailed.map((mail) => asDelivery(mail, whys.get(mail.id))),
  };
}

/** What its mail says until somebody writes their own words. The places stay: they are filled in when the mail is drawn. */
function firstWords(kind: PaperMailKind, company: string): WordsByLanguage {
  const places = { company, name: "{name}", amount: "{amount}", reference: "{reference}" };
  const wordsIn = (locale: "en" | "fr") => {
    const t = paperWords(locale);
    return { subject: t(`mail.subject.${kind}`, places), message: t(`mail.message.${kind}`, places) };
  };
  return { en: wordsIn("en"), fr: wordsIn("fr") };
}
