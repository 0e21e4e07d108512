import { desc, eq, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { type Explanation, explainFailure } from "@/lib/transactions/explain";
import type { FactKind, FactSource, TransactionCall } from "@/lib/transactions/facts";
import type { State } from "@/lib/transactions/transaction";
import type { Named } from "./needs";

/** The last thing heard of a transaction. Times are ISO instants. */
export type LatestFact = {
  of: Named;
  kind: FactKind;
  source: FactSource;
  saidState: State | null;
  call: TransactionCall | null;
  actor: { id: string; name: string } | null;
  heardAt: string;
  /** It was heard long after it happened, and the state is another by now. */
  late: boolean;
  failure: Explanation | null;
  to: string | null;
  declined: boolean;
  /** A mail that went no further than the outbox: no mail server is set. */
  kept: boolean;
};

const SHOWN = 6;
/** Several facts of one transaction come together; among so many of the newest are six transactions, but for a run on one of them. */
const LOOKED_THROUGH = 200;
/** As in the timeline (lib/transactions/timeline.ts): what took longer was held up. */
const LATE_AFTER_MS = 5 * 60_000;

/** The newest fact of each of the transactions last heard of. Steps between and checks that bring nothing new are left out. */
export async function readLatest(db: Executor): Promise<LatestFact[]> {
  const e = transactionEvents;
  const recent = db
    .select({ id: e.id, transactionId: e.transactionId, heardAt: e.heardAt })
    .from(e)
    .where(
      sql`${e.kind} not in ('sent', 'mail_queued', 'mail_withdrawn', 'link_given', 'alerted')
        and not (${e.source} = 'status_check' and (${e.data} ->> 'matches' = 'true' or ${e.data} ->> 'says' is not distinct from 'undecided') and not ${e.data} ? 'settles')`,
    )
    .orderBy(desc(e.heardAt), desc(e.id))
    .limit(LOOKED_THROUGH)
    .as("recent");
  const newest = db
    .selectDistinctOn([recent.transactionId], { id: recent.id })
    .from(recent)
    .orderBy(recent.transactionId, desc(recent.heardAt), desc(recent.id))
    .as("newest");
  const rows = await db
    .select({
      event: e,
      row: transactions,
      contactName: contacts.name,
      call: operations.kind,
      actorName: users.name,
    })
    .from(newest)
    .innerJoin(e, eq(e.id, newest.id))
    .innerJoin(transactions, eq(transactions.id, e.transactionId))
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .leftJoin(operations, eq(operations.id, e.operationId))
    .leftJoin(users, eq(users.id, e.actorId))
    .orderBy(desc(e.heardAt), desc(e.id))
    .limit(SHOWN);
  return rows.map(({ event, row, contactName, call, actorName }) => ({
    of: named(row, contactName),
    kind: event.kind as FactKind,
    source: event.source,
    saidState: event.saidState,
    call: call === null ? null : (call as TransactionCall),
    actor: event.actorId === null || actorName === null ? null : { id: event.actorId, name: actorName },
    heardAt: event.heardAt.toISOString(),
    late:
      event.saidState !== null &&
      event.saidState !== row.state &&
      event.heardAt.getTime() - event.happenedAt.getTime() >= LATE_AFTER_MS,
    failure: row.state === "failed" ? explainFailure(row) : null,
    to: typeof event.data["to"] === "string" ? event.data["to"] : null,
    declined: event.data["declined"] === true,
    kept: event.data["kept"] === true,
  }));
}

export const named = (row: typeof transactions.$inferSelect, contactName: string): Named => ({
  id: row.id,
  contactName,
  flow: row.flow,
  direction: row.direction,
  state: row.state,
  amountMinor: row.amountMinor,
  currency: row.currency,
});
