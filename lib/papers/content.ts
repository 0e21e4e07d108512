import { eq } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { methodName } from "@/lib/contacts/contact";
import type { Money } from "@/lib/money";
import { readSettings } from "@/lib/settings/settings";
import { storedFacts } from "@/lib/transactions/detail";
import { type Paper, paperOf } from "./paper";

/** Everything a paper says. No number of an account or card is in it, only the last four digits of one. */
export type PaperContent = {
  locale: "en" | "fr";
  paper: Paper;
  company: { name: string; phone: string; address: string };
  contact: { name: string; email: string };
  money: Money;
  statement: string;
  reference: string;
  jetpayId: string | null;
  method: { kind: "bank_account" | "card"; name: string } | null;
  /** IANA zone of its times. */
  zone: string;
};

/** What the paper of a payment says now; null while there is none. */
export async function paperContent(
  db: Executor,
  transactionId: string,
  locale: "en" | "fr",
): Promise<PaperContent | null> {
  const [found] = await db
    .select({ row: transactions, contact: contacts, method: paymentMethods })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .leftJoin(paymentMethods, eq(paymentMethods.id, transactions.paymentMethodId))
    .where(eq(transactions.id, transactionId));
  if (found === undefined) return null;
  const { row, contact, method } = found;
  const paper = paperOf(row, await storedFacts(db, row.id));
  if (paper === null) return null;
  const settings = await readSettings(db);
  const name = method === null ? null : methodName(method);
  return {
    locale,
    paper,
    company: { name: settings["company.name"], phone: settings["company.phone"], address: settings["company.address"] },
    contact: { name: contact.name, email: contact.email },
    money: { minor: row.amountMinor, currency: row.currency },
    statement: row.statement,
    reference: row.reference,
    jetpayId: row.jetpayId,
    method: method === null || name === null ? null : { kind: method.kind, name },
    zone: settings["desk.zone"],
  };
}
