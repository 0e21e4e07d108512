import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { freePort } from "@/lib/stack/free-port";
import { ROOT } from "@/lib/stack/places";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { CALLBACK_PATH } from "./registration";

const SENDERS = 8;
const BATCH = 5;
const KILLS = 3;
/** Deliveries taken between two kills, so that each comes in the middle of the sending. */
const BETWEEN = 25;
const TRANSACTIONS = 20;

let desk: TestDesk;
let port: number;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  desk = await openTestDesk();
  port = await freePort();
  const contact = newId();
  await desk.db.execute(sql`
    insert into contacts (id, form_id, jetpay_id, name, email, language, created_at, updated_at)
    values (${contact}, ${newId()}, 'killed', 'Ateliers Gagnon', 'a@gagnon.example', 'en', now(), now())`);
  await desk.db.execute(sql`
    insert into transactions (id, form_id, reference, direction, flow, state, amount_minor, currency,
      contact_id, merchant_account_id, statement, note, jetpay_id, state_since, created_at)
    select gen_random_uuid(), gen_random_uuid(), 'K-' || n, 'credit', 'payout_link', 'sending', 100 + n, 'CAD',
      ${contact}::uuid, ${desk.merchantId}::uuid, 'KILLED', '', 'killed-' || n, now(), now()
    from generate_series(0, ${TRANSACTIONS - 1}::int) n`);
  // The simulator posts to every webhook there is; only the process that is killed is to hear of these.
  const listed = await desk.ctx.jetpay.listWebhooks();
  if (listed.kind !== "accepted") throw new Error(listed.message);
  for (const { identifier } of listed.value) await desk.ctx.jetpay.deleteWebhook({ identifier });
  await desk.ctx.jetpay.registerWebhook({ callbackUrl: `http://127.0.0.1:${port}${CALLBACK_PATH}` });
});
afterAll(async () => {
  await Promise.all([...running].map(kill));
  await desk.close();
});

async function start(file: string, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, file)], {
    cwd: ROOT,
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      JETDESK_LOCAL: "on",
      DATABASE_URL: desk.db.pool.options.connectionString,
      JWKS_URL: `${desk.simulator.url}/.well-known/jwks.json`,
      RECEIVER_PORT: String(port),
      JETPAY_BASE_URL: desk.simulator.url,
      JETPAY_API_TOKEN: desk.simulator.token,
      JETPAY_TRANSFER_AMOUNT_UNIT: "cents",
      JETPAY_CARD_AMOUNT_UNIT: "dollars",
      APP_URL: "http://localhost:3000",
      NEXTAUTH_SECRET: "x".repeat(32),
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => (ready.test(line) ? resolve() : undefined));
    child.once("close", (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return child;
}
const startBoth = () =>
  Promise.all([start("lib/testing/receiver-process.ts", /listening/), start("lib/stack/worker.ts", /worker ready/)]);

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await ended;
  running.delete(child);
}

test("receiver and worker killed three times under 8 senders: every event that was answered with 2xx is there and applied", async () => {
  const taken = new Set<number>();
  let deliveries = 0;
  let next = 1;
  let sending = true;
  let refused = 0;
  /** Posts deliveries one after the other, each until it is taken, as Jetpay does. */
  const sender = async () => {
    while (sending) {
      const first = next;
      next += BATCH;
      const ids = Array.from({ length: BATCH }, (_, n) => first + n);
      const events = ids.map((id) => ({
        id,
        createdAt: new Date(Date.UTC(2026, 0, 1) + id * 1_000).toISOString(),
        type: "transactions.credits.updated",
        data: { transactionId: `killed-${id % TRANSACTIONS}`, state: id < 200 ? "requested" : "initiated" },
      }));
      const body = JSON.stringify({ webhookId: 1, events });
      for (let done = false; !done && (sending || taken.size === 0); ) {
        const { answers } = await desk.control<{ answers: { status: number | null }[] }>("send", { body });
        done = answers[0]?.status === 200;
        if (!done) refused += 1;
        if (!done) continue;
        for (const id of ids) taken.add(id);
        deliveries += 1;
      }
    }
  };
  let both = await startBoth();
  const senders = Array.from({ length: SENDERS }, sender);
  for (let n = 1; n <= KILLS; n++) {
    const enough = deliveries + BETWEEN;
    await vi.waitFor(() => expect(deliveries).toBeGreaterThanOrEqual(enough), { timeout: 120_000, interval: 5 });
    await Promise.all(both.map(kill));
    both = await startBoth();
  }
  const enough = deliveries + BETWEEN;
  await vi.waitFor(() => expect(deliveries).toBeGreaterThanOrEqual(enough), { timeout: 120_000, interval: 5 });
  sending = false;
  await Promise.all(senders);

  const left = async () => {
    const { rows } = await desk.db.execute<{ id: string }>(sql`
      select n.id from jsonb_array_elements_text(${JSON.stringify([...taken])}::jsonb) as n(id)
      where not exists (
        select from webhook_events e join transaction_events f on f.webhook_event_id = e.id
        where e.id = n.id::bigint and e.processed_at is not null and e.error is null)`);
    return rows.map(({ id }) => id);
  };
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 180_000, interval: 200 });
  expect(taken.size).toBeGreaterThanOrEqual(BATCH * BETWEEN * (KILLS + 1));
  // The kills came while deliveries were on their way.
  expect(refused).toBeGreaterThan(0);
}, 480_000);
