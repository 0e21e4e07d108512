import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/** As many as asked for of what `addManyTransactions` makes few or none of, by the database itself and the same each time. */

/** Beside those that are there already, which Jetpay has. Of each thousand one was never sent to Jetpay, and one refused by it. */
export async function addManyContacts(db: Executor, count: number, until: Date): Promise<void> {
  const end = until.toISOString();
  await db.execute(sql`update contacts set jetpay_id = 'jetpay contact ' || id`);
  await db.execute(sql`
    insert into contacts (id, form_id, jetpay_id, name, email, language, created_at, updated_at)
    select md5('contact' || n)::uuid, md5('contact form' || n)::uuid, case when n % 1000 > 1 then md5('jetpay contact' || n) end,
      (array['North', 'Lakeside', 'Boréal', 'Harbour', 'Prairie', 'Granite', 'Maple', 'Coastal', 'Étoile', 'Summit', 'Cedar'])[1 + n % 11] || ' '
        || (array['Shore', 'Freight', 'Packaging', 'Cabinetry', 'Dental', 'Studio', 'Outfitters', 'Bakery', 'Printing', 'Catering', 'Cycles', 'Holdings', 'Supply'])[1 + n % 13]
        || ' ' || n,
      'contact' || n || '@example.com', 'en', ${end}::timestamptz, ${end}::timestamptz
    from generate_series(1, ${count}::int) n on conflict do nothing`);
  await db.execute(sql`
    insert into operations (id, kind, status, contact_id, reference, created_at)
    select md5('operation' || n)::uuid, 'create_contact', (case n % 1000 when 1 then 'refused' when 0 then 'queued' else 'accepted' end)::operation_status,
      md5('contact' || n)::uuid, 'JD-V' || n, ${end}::timestamptz
    from generate_series(1, ${count}::int) n`);
  await db.execute(sql`analyze contacts, operations`);
}

/** Events of the transactions; one in a thousand could not be applied, one in a thousand waits. */
export async function addManyEvents(db: Executor, count: number, until: Date): Promise<void> {
  const end = until.toISOString();
  await db.execute(sql`
    insert into webhook_events (id, type, created_at, data, received_at, processed_at, error, jetpay_transaction_id)
    select n, 'transactions.' || case when n % 2 = 0 then 'credits.' else 'debits.' end
        || (array['created', 'requested', 'initiated', 'paid', 'completed', 'completed', 'failed'])[1 + n / 2 % 7],
      happened, jsonb_build_object('id', md5('jetpay' || n % ${count}::int), 'amount', n), happened + interval '2 seconds',
      case when n % 1000 > 1 then happened + interval '3 seconds' end, case when n % 1000 = 1 then 'no such state' end, md5('jetpay' || 1 + n / 3)
    from generate_series(1, ${count}::int) n
    cross join lateral (select ${end}::timestamptz - (${count}::int - n) * interval '1 minute' as happened) made`);
  await db.execute(sql`analyze webhook_events`);
}

/** What people did to the transactions, and one in a hundred what they were refused. */
export async function addManyEntries(db: Executor, count: number, until: Date): Promise<void> {
  const end = until.toISOString();
  await db.execute(sql`
    insert into audit_entries (at, actor_name, action, outcome, subject_id, data, request_id)
    select ${end}::timestamptz - (${count}::int - n) * interval '1 minute', 'Person ' || n % 40,
      (array['transaction.create', 'transaction.capture', 'sign_in', 'contact.update', 'transaction.create', 'mail.send', 'setting.save'])[1 + n % 7],
      case when n % 100 = 0 then 'refused' else 'done' end, md5('transaction' || n)::uuid,
      jsonb_build_object('reference', 'JD-U' || upper(lpad(to_hex(n), greatest(5, length(to_hex(n))), '0')), 'amountMinor', n), 'request ' || n
    from generate_series(1, ${count}::int) n`);
  await db.execute(sql`analyze audit_entries`);
}
