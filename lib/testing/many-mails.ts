import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/**
 * A mail in every state and of every kind for the transactions of `addManyTransactions`, made by the database itself and the same
 * each time: as many as asked for, the newest at `until`. Links among the transactions get their link.
 */
export async function addManyMails(db: Executor, count: number, until: Date): Promise<void> {
  const end = until.toISOString();
  await db.execute(sql`
    update transactions set link = 'https://pay.jetpay.example/' || id where flow in ('payment_link', 'payout_link') and link is null`);
  await db.execute(sql`
    insert into mails (id, form_id, kind, transaction_id, to_address, to_name, locale, subject, message, state, due_at, message_id, kept,
      attempts, bounce, bounce_status, bounced_at, created_at, sent_at, answered_at)
    select md5('mail' || n)::uuid, md5('mail form' || n)::uuid,
      case when n % 9 = 0 then 'receipt' else 'link' end, t.id, 'ap' || n % 1009 || '@client' || n % 17 || '.example', 'Client ' || n % 17, 'en',
      'Enclosed ' || n, '', s.state::mail_state, case when n / 10 % 2 = 0 and s.state = 'waiting' then ${end}::timestamptz end,
      '<' || n || '@jetdesk.example>', n % 5 = 0 and s.state = 'sent', case when s.state = 'queued' then n / 10 % 2 else 1 end,
      b.bounce, case when b.bounce is not null then '5.1.1' end, case when b.bounce is not null then ${end}::timestamptz end,
      ${end}::timestamptz - (${count}::int - n) * interval '1 minute', ${end}::timestamptz, ${end}::timestamptz
    from generate_series(1, ${count}::int) n
    join lateral (select (array['sent', 'sent', 'sent', 'sent', 'waiting', 'queued', 'sending', 'failed', 'unknown', 'withdrawn'])[1 + n % 10] as state) s on true
    join lateral (select case when s.state in ('sent', 'sending') then (array[null, null, 'failed', 'delayed'])[1 + n / 10 % 4] end as bounce) b on true
    join (select id, row_number() over (order by id) as place from transactions where flow in ('payment_link', 'payout_link')) t
      on t.place = 1 + n % (select count(*) from transactions where flow in ('payment_link', 'payout_link'))`);
  await db.execute(sql`analyze mails, transactions`);
}
