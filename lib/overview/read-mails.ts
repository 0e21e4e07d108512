import { and, desc, eq, gte, inArray, or, sql } from "drizzle-orm";
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

/**
 * Mails of the last week that the server refused, that may not have left, or that did not arrive, where none went to that address since;
 * after one that did not arrive, to another address.
 */
export async function undeliveredMails(db: Executor, now: Date): Promise<Need[]> {
  const mailedSince = sql`exists (
    select 1 from ${mails} later
    where later.transaction_id = ${mails.transactionId}
      and (later.to_address = ${mails.toAddress} or ${mails.bounce} = 'failed') and later.bounce is distinct from 'failed'
      and later.created_at > ${mails.createdAt} and later.state in ('queued', 'sending', 'sent'))`;
  const rows = await db
    .select({
      mail: {
        to: mails.toAddress,
        state: mails.state,
        answer: mails.serverAnswer,
        createdAt: mails.createdAt,
        answeredAt: mails.answeredAt,
        bounce: mails.bounce,
        bounceSaid: mails.bounceSaid,
        bouncedAt: mails.bouncedAt,
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
        or(inArray(mails.state, ["failed", "unknown"]), eq(mails.bounce, "failed")),
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
    state: mail.bounce === "failed" ? "bounced" : mail.state === "failed" ? "failed" : "unknown",
    at: (mail.bouncedAt ?? mail.answeredAt ?? mail.createdAt).toISOString(),
    answer: mail.bounce === "failed" ? mail.bounceSaid : mail.answer,
  }));
  return withRest(listed, rows[0]?.total, "more_mails");
}
