import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import { named } from "./latest";
import type { Need } from "./needs";
import { LISTED, withRest } from "./read-needs";

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** While the link can still be used, its mail matters. */
const LINK_IS_OPEN = ["requested", "sending", "unknown"];

/** Mails of the last week that the server refused, or that may not have left, where none reached that address since. */
export async function undeliveredMails(db: Executor, now: Date): Promise<Need[]> {
  const mailedSince = sql`exists (
    select 1 from ${mails} later
    where later.transaction_id = ${mails.transactionId} and later.to_address = ${mails.toAddress}
      and later.created_at > ${mails.createdAt} and later.state in ('queued', 'sending', 'sent'))`;
  const rows = await db
    .select({
      mail: {
        to: mails.toAddress,
        state: mails.state,
        answer: mails.serverAnswer,
        createdAt: mails.createdAt,
        answeredAt: mails.answeredAt,
      },
      row: transactions,
      contactName: contacts.name,
      total: sql<string>`count(*) over ()`,
    })
    .from(mails)
    .innerJoin(transactions, eq(transactions.id, mails.transactionId))
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(
      and(
        eq(mails.kind, "link"),
        gte(mails.createdAt, new Date(now.getTime() - WEEK_MS)),
        inArray(mails.state, ["failed", "unknown"]),
        inArray(transactions.state, LINK_IS_OPEN),
        sql`not ${mailedSince}`,
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(LISTED);
  const listed: Need[] = rows.map(({ mail, row, contactName }) => ({
    kind: "mail",
    of: named(row, contactName),
    to: mail.to,
    state: mail.state === "failed" ? "failed" : "unknown",
    at: (mail.answeredAt ?? mail.createdAt).toISOString(),
    answer: mail.answer,
  }));
  return withRest(listed, rows[0]?.total, "more_mails");
}
