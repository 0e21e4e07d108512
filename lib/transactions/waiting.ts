import { and, inArray, or, type SQL, sql } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import { FAILURE_IS_NEWS_FOR_MS } from "./filter";
import { MAY_CANCEL, MAY_CAPTURE, STATES, type State } from "./transaction";

const t = transactions;

/** `from` and `where` of the contradictions (`fact`) that nobody has settled; their partial index has all of them. */
export const OPEN_CONTRADICTIONS = sql`from transaction_events fact
  where fact.kind = 'contradiction' and not exists (
    select from transaction_events settled
    where settled.transaction_id = fact.transaction_id and settled.kind = 'contradiction_settled'
      and settled.data ->> 'factId' = fact.id::text)`;

/** `from` and `where` of the captures and cancellations (`refusal`) that Jetpay refused since then, and nothing was asked for since. */
export const refusalsSince = (since: Date): SQL => sql`from transaction_events refusal
  join operations asked on asked.id = refusal.operation_id and asked.kind in ('capture', 'cancel')
  where refusal.kind = 'refused' and refusal.heard_at >= ${since.toISOString()}::timestamptz and not exists (
    select from operations later
    where later.transaction_id = refusal.transaction_id and later.created_at > asked.created_at)`;

/** Where Jetpay refused a capture or cancellation, something is left to do as long as either may be asked for. */
export const REFUSAL_MATTERS_IN: State[] = STATES.filter((state) => MAY_CAPTURE.has(state) || MAY_CANCEL.has(state));

/**
 * A person has to look, which the state alone does not say: it failed lately, it contradicts itself, or Jetpay refused lately what was
 * asked for. The few are found first: an array of them lets the primary key be used beside the indexes of states.
 */
export function isFlagged(now: Date): SQL {
  const lately = new Date(now.getTime() - FAILURE_IS_NEWS_FOR_MS);
  const failed = sql`(${t.state} = 'failed' and ${t.stateSince} >= ${lately.toISOString()}::timestamptz)`;
  const contradicted = sql`${t.id} = any(array(select fact.transaction_id ${OPEN_CONTRADICTIONS}))`;
  const refused = and(
    inArray(t.state, REFUSAL_MATTERS_IN),
    sql`${t.id} = any(array(select refusal.transaction_id ${refusalsSince(lately)}))`,
  );
  return sql`(${or(failed, contradicted, refused)})`;
}
