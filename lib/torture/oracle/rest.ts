import { sql } from "drizzle-orm";
import { stateOf } from "@/lib/transactions/lifecycle";
import { factsOf } from "@/lib/transactions/refresh";
import type { Run } from "../run";
import type { Violation } from "./violation";

/** What must not be left when nothing moves any more, one row for each. */
const LEFT = sql`
  select 'call ' || kind::text || ' is ' || status::text as what from operations where status in ('queued', 'sent')
  union all
  select 'bank account is pending' from payment_methods where kind = 'bank_account' and state = 'pending'
  union all
  select 'call ' || kind::text || ' is unknown and settled by nobody' from operations
    where status = 'unknown' and transaction_id is not null
  union all
  select 'Jetpay spoke of ' || jetpay_id || ', which is taken for nobody''s' from orphans
  union all
  select 'a contradiction: ' || (data ->> 'why') from transaction_events where kind = 'contradiction'
  union all
  select 'job ' || t.identifier || ' is ' || case when j.locked_at is null then 'given up' else 'locked' end
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.locked_at is not null or (j.attempts >= j.max_attempts and j.key is not null)
  union all
  select 'a transaction is open in the database: ' || query from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'
  union all
  select state || ' is never asked about' from transactions
    where jetpay_id is not null and next_check_at is null and state not in ('completed', 'failed', 'cancelled')`;

export async function judgeLeft(run: Run): Promise<Violation[]> {
  const { admin } = run.world;
  const { rows } = await admin.execute<{ what: string }>(LEFT);
  const found = rows.map(({ what }): Violation => ({ kind: "stuck", detail: what }));
  for (const row of await run.rows()) {
    const state = stateOf(await factsOf(admin, row.id));
    if (state !== row.state)
      found.push({ kind: "misreported", detail: `${row.reference} is ${row.state}, its facts say ${state}` });
  }
  return found;
}
