import { eq } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { readSettings } from "@/lib/settings/settings";
import type { State } from "@/lib/transactions/transaction";
import type { MailContent } from "./render";
import { fillingOf } from "./words";

type Words = { transactionId: string | null; locale: "en" | "fr"; subject: string; message: string; toName: string };

/** What a mail says, out of its transaction's row and the company's settings; null while there is no link to carry. */
export async function linkMailContent(
  db: Executor,
  mail: Words,
): Promise<{ content: MailContent; state: State } | null> {
  if (mail.transactionId === null) return null;
  const [found] = await db
    .select({ row: transactions, contactName: contacts.name })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(eq(transactions.id, mail.transactionId));
  if (found === undefined || found.row.link === null) return null;
  const settings = await readSettings(db);
  const { row, contactName } = found;
  const content: MailContent = {
    locale: mail.locale,
    direction: row.direction === "debit" ? "in" : "out",
    company: { name: settings["company.name"], phone: settings["company.phone"], address: settings["company.address"] },
    toName: mail.toName || contactName,
    subject: mail.subject,
    message: mail.message,
    money: { minor: row.amountMinor, currency: row.currency },
    statement: row.statement,
    reference: row.reference,
    link: found.row.link,
  };
  return { content, state: row.state };
}

type Row = Pick<typeof transactions.$inferSelect, "amountMinor" | "currency" | "statement" | "reference">;

/** What stands in the places of a mail that has not left, whether or not it can be drawn yet. */
export const placesOf = (mail: Pick<Words, "locale" | "toName">, row: Row, contactName: string, company: string) =>
  fillingOf({
    name: mail.toName || contactName,
    money: { minor: row.amountMinor, currency: row.currency },
    company,
    statement: row.statement,
    reference: row.reference,
    locale: mail.locale,
  });
