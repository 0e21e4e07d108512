import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";

/**
 * As many transactions as asked for, made by the database itself and the same each time: nine in ten long completed, the rest in
 * every state, five years of them ending at `until`. One contact to fifty of them. No reference drawn for a payment has a U in it, so none is here already.
 */
export async function addManyTransactions(db: Executor, count: number, until: Date): Promise<void> {
  const contacts = Math.max(20, Math.ceil(count / 50));
  const end = until.toISOString();
  await db.execute(sql`
    insert into contacts (id, form_id, name, email, language, created_at, updated_at)
    select md5('contact' || n)::uuid, md5('contact form' || n)::uuid,
      (array['North', 'Lakeside', 'Boréal', 'Harbour', 'Prairie', 'Granite', 'Maple', 'Coastal', 'Étoile', 'Summit', 'Cedar'])[1 + n % 11] || ' '
        || (array['Shore', 'Freight', 'Packaging', 'Cabinetry', 'Dental', 'Studio', 'Outfitters', 'Bakery', 'Printing', 'Catering', 'Cycles', 'Holdings', 'Supply'])[1 + n % 13]
        || ' ' || n,
      'contact' || n || '@example.com', 'en', ${end}::timestamptz, ${end}::timestamptz
    from generate_series(1, ${contacts}::int) n`);
  await db.execute(sql`
    insert into payment_methods (id, form_id, contact_id, kind, state, brand, last4, created_at, updated_at)
    select md5('method' || n)::uuid, md5('method form' || n)::uuid, md5('contact' || n)::uuid,
      case when n % 2 = 0 then 'card'::method_kind else 'bank_account'::method_kind end, 'active',
      case when n % 2 = 0 then 'visa' else 'RBC' end, lpad((n * 7919 % 10000)::text, 4, '0'), ${end}::timestamptz, ${end}::timestamptz
    from generate_series(1, ${contacts}::int) n`);
  await db.execute(sql`
    insert into merchant_accounts (id, jetpay_id, label, institution, last4, created_at, updated_at)
    values (md5('merchant')::uuid, 'many', 'Operating', 'RBC', '2201', ${end}::timestamptz, ${end}::timestamptz)
    on conflict do nothing`);
  await db.execute(sql`
    insert into transactions (id, form_id, reference, direction, flow, state, amount_minor, currency, contact_id, payment_method_id,
      merchant_account_id, statement, note, jetpay_id, state_since, created_at)
    select md5('transaction' || n)::uuid, md5('form' || n)::uuid, 'JD-U' || upper(lpad(to_hex(n), greatest(5, length(to_hex(n))), '0')),
      case when flow in ('payout', 'payout_link') then 'credit'::direction else 'debit'::direction end, flow::flow, state,
      100 + (n::bigint * 7919 * 31) % 900000, 'CAD', md5('contact' || who)::uuid,
      case when flow in ('payout', 'charge', 'authorization') then md5('method' || who)::uuid end,
      md5('merchant')::uuid, 'HARROW PINE ' || n % 1000,
      case when n % 5 = 0 then '' else 'Invoice ' || 1000 + n::bigint * 13 % 90000 end,
      case when state <> 'sending' then md5('jetpay' || n) end, at, at
    from generate_series(1, ${count}::int) n
    cross join lateral (select
      1 + (n::bigint * 104729 % ${contacts}::int) as who,
      (array['payout', 'payment_link', 'payout', 'charge', 'payout_link', 'payout', 'authorization'])[1 + n % 7] as flow,
      case when n % 10 > 0 then 'completed' else (array['paid', 'failed', 'requested', 'cancelled', 'initiated', 'paid', 'lapsed',
        'failed', 'preauthorized', 'paid', 'in_review', 'sending', 'paid'])[1 + n / 10 % 13] end as plain,
      ${end}::timestamptz - (${count}::int - n) * (interval '5 years' / ${count}::int) as at) made
    cross join lateral (select case when n % 20011 = 0 then 'unknown' else plain end as state) shown`);
  await db.execute(sql`analyze contacts, payment_methods, transactions`);
}
