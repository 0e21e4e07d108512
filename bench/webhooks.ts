/**
 * `npm run bench:webhooks`: events per second from a delivery's bytes to the inbox (token, hash, parsing, storing) and from
 * the inbox to the transaction's state, against inserting the same rows one by one with nothing checked. One run on one
 * server that writes to disk as in production: the ratios are what travels.
 */
import { arch, cpus, totalmem } from "node:os";
import { sql } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { createTokenVerifier } from "@/lib/jetpay/webhook-token";
import { createLog } from "@/lib/log";
import { startEmbedded } from "@/lib/stack/postgres";
import { say } from "@/lib/stack/progress";
import { applyWaiting } from "@/lib/webhooks/apply";
import { receiveDelivery } from "@/lib/webhooks/receive";
import { eventsOf, openSigner } from "./deliveries";

const TRANSACTIONS = 500;
const events = eventsOf(TRANSACTIONS);

const cluster = await startEmbedded("bench-postgres");
const server = openDatabase(cluster.url, { max: 1 });
await server.execute(sql`drop database if exists bench with (force)`);
await server.execute(sql`create database bench`);
const url = Object.assign(new URL(cluster.url), { pathname: "/bench" }).href;
await migrate(url);
const db = openDatabase(url);
const signer = await openSigner();
const verify = createTokenVerifier({ jwksUrl: signer.jwksUrl });
const units = { transfer: "cents", card: "dollars" } as const;
const ctx: Context = {
  db,
  // Nothing here calls Jetpay; nobody listens on this port.
  jetpay: createJetpay({ baseUrl: "http://127.0.0.1:9", token: "none", units, currency: "CAD" }),
  currency: "CAD",
  actor: { kind: "system", name: "webhook" },
  now: () => new Date(),
  log: createLog("bench", "warn"),
  requestId: newId(),
};

const [contact, merchant] = [newId(), newId()];
await db.execute(sql`insert into contacts (id, form_id, jetpay_id, name, email, language, created_at, updated_at)
  values (${contact}, ${newId()}, 'bench', 'Ateliers Gagnon', 'a@gagnon.example', 'en', now(), now())`);
await db.execute(sql`insert into merchant_accounts (id, jetpay_id, label, institution, last4, created_at, updated_at)
  values (${merchant}, 'bench', 'Operating', 'BMO', '4417', now(), now())`);
await db.execute(sql`insert into transactions (id, form_id, reference, direction, flow, state, amount_minor, currency,
    contact_id, merchant_account_id, statement, note, jetpay_id, state_since, created_at)
  select gen_random_uuid(), gen_random_uuid(), 'B-' || n, 'credit', 'payout_link', 'sending', 100 + n, 'CAD',
    ${contact}::uuid, ${merchant}::uuid, 'BENCH', '', 'bench-' || n, now(), now()
  from generate_series(0, ${TRANSACTIONS - 1}::int) n`);

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return events.length / ((performance.now() - started) / 1_000);
}

say(`${cpus()[0]?.model.trim()} x ${cpus().length}, ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GB`);
say(`Node ${process.version}, PostgreSQL ${cluster.major}, ${events.length} events of ${TRANSACTIONS} transactions\n`);
await db.execute(sql`create table plain (like webhook_events including all)`);
const single = await perSecond(async () => {
  for (const { id, type, createdAt, data } of events) {
    await db.execute(sql`insert into plain (id, type, created_at, data, received_at, jetpay_transaction_id)
      values (${id}, ${type}, ${createdAt}, ${JSON.stringify(data)}, now(), ${data.transactionId})`);
  }
});
const tell = (what: string, rate: number) =>
  say(`${what.padEnd(42)} ${rate.toFixed(0).padStart(6)}/s  ${(rate / single).toFixed(2).padStart(6)}`);

tell("rows inserted one by one, nothing checked", single);
for (const size of [1, 10, 100]) {
  await db.execute(sql`truncate webhook_events, webhook_deliveries cascade`);
  const deliveries = await signer.deliveries(events, size);
  const rate = await perSecond(async () => {
    for (const delivery of deliveries) {
      const { stored, outcome } = await receiveDelivery(ctx, verify, delivery);
      if (stored === 0) throw new Error(`nothing was stored: ${outcome}`);
    }
  });
  tell(`received, ${size} to a delivery`, rate);
}
tell("applied to their transactions", await perSecond(() => applyWaiting(ctx)));
const { rows } = await db.execute(sql`select count(*)::int as done from transactions where state = 'completed'`);
if (rows[0]?.["done"] !== TRANSACTIONS) throw new Error("not every transaction came to its end");

signer.close();
await db.close();
await server.close();
await cluster.stop();
