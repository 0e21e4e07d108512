import { sql } from "drizzle-orm";
import type { World } from "../world";
import type { Violation } from "./violation";

/** For each kind of change, how often it is there and how often the audit log says so, by subject where they differ. */
const PAIRS = sql`
  with changes (action, subject, n) as (
    select 'transaction.create', id::text, 1 from transactions
    union all
    select 'transaction.' || kind::text, transaction_id::text, count(*) from operations where kind in ('capture', 'cancel') group by 1, 2
    union all
    select 'transaction.withdraw', transaction_id::text, count(*) from operations
      where status = 'withdrawn' and transaction_id is not null and reason is distinct from 'not_needed' group by 1, 2
    union all
    select 'operation.resolve', transaction_id::text, count(*) from transaction_events
      where kind in ('confirmed', 'still_unknown', 'did_not_happen') group by 1, 2
    union all
    select 'contact.create', id::text, 1 from contacts where email like 'contact-%'
    union all
    select 'contact.send_again', contact_id::text, count(*) - 1 from operations where kind = 'create_contact' group by 1, 2 having count(*) > 1
    union all
    select case kind when 'add_bank_account' then 'bank_account.add' else 'card.request' end, contact_id::text, count(*)
      from operations where kind in ('add_bank_account', 'request_card_page') group by 1, 2
    union all
    select 'mail.send', m.transaction_id::text, count(distinct m.form_id) from mails m join transactions t on t.id = m.transaction_id
      where m.form_id <> t.form_id group by 1, 2
  ), said (action, subject, n) as (
    select action, subject_id, count(*) from audit_entries
      where action in (select action from changes union select 'transaction.create') and data ->> 'again' is null and outcome = 'done' group by 1, 2
  )
  select coalesce(c.action, s.action) as action, coalesce(c.subject, s.subject) as subject, coalesce(c.n, 0)::int as changes, coalesce(s.n, 0)::int as said
  from changes c full join said s on s.action = c.action and s.subject = c.subject
  where coalesce(c.n, 0) <> coalesce(s.n, 0)`;

/** One entry for each change, none without one, and each with the person who asked. */
export async function judgeAudit({ admin }: World): Promise<Violation[]> {
  const { rows } = await admin.execute<{ action: string; subject: string; changes: number; said: number }>(PAIRS);
  const nameless = await admin.execute<{ action: string }>(sql`
    select action from audit_entries where actor_id is null and action not like 'webhook.%'`);
  return [
    ...rows.map(
      ({ action, subject, changes, said }): Violation => ({
        kind: "audit",
        detail: `${action} of ${subject}: ${changes} changes, ${said} entries`,
      }),
    ),
    ...nameless.rows.map(({ action }): Violation => ({ kind: "audit", detail: `${action} by nobody` })),
  ];
}
