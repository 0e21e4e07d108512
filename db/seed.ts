/** Fills an empty database with a believable company: its people, 60 contacts, some 600 transactions over 120 days (SEED_DAYS: over fewer). */
import { sql } from "drizzle-orm";
import type { Context, Person } from "@/lib/context";
import { loadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { COMPANY_NAME } from "@/lib/jetpay/simulator/choices";
import { createLog } from "@/lib/log";
import { writeSetting } from "@/lib/settings/settings";
import { DEMO_PEOPLE, ensureDemoPeople } from "@/lib/team/demo-people";
import { RETURN_WINDOW_MS } from "@/lib/transactions/refresh";
import { applyWaiting } from "@/lib/webhooks/apply";
import { startReceiver } from "@/lib/webhooks/receiver";
import { registerWebhook } from "@/lib/webhooks/registration";
import { type Database, openDatabase } from "./client";
import { Jetpay } from "./seed/jetpay";
import { plan } from "./seed/plan";
import { addContacts, addMerchantAccounts, Player, type SeedClock } from "./seed/run";
import { planSelfChecks } from "./seed/self-checks";

const DAY = 24 * 60 * 60_000;
const days = Number(process.env["SEED_DAYS"] || 120);
const env = loadEnv(process.env);
const db = openDatabase(env.databaseUrl, { name: "jetdesk-seed", max: 4 });
const realNow = new Date();
const start = new Date(realNow.getTime() - (days + 2) * DAY);
/** The plan ends a little before now, so that what is left to do by hand is still of the past. */
const lastPlayed = new Date(realNow.getTime() - 90_000);
const clock: SeedClock = { now: start };
const ctx: Context = {
  db,
  jetpay: createJetpay(env.jetpay),
  currency: env.jetpay.currency,
  actor: { kind: "system", name: "seed" },
  now: () => clock.now,
  log: createLog("seed", env.logLevel === "info" ? "warn" : env.logLevel),
  requestId: newId(),
};
const jetpay = new Jetpay(env.jetpay.baseUrl);
const pace = await jetpay.pace();

const ids = await ensureDemoPeople(ctx);
const personOf = (role: Person["role"]): Person => {
  const found = DEMO_PEOPLE.find((person) => person.role === role);
  if (found === undefined) throw new Error(`the demo has no ${role}`);
  return { kind: "person", id: ids[role], ...found };
};
const administrator = personOf("administrator");
const preparer = personOf("preparer");

await jetpay.begin(start);
for (const [key, value] of [
  ["company.name", COMPANY_NAME],
  // A demo is looked at for minutes: a doubt can be settled in one.
  ["doubts.minutes", "1"],
  ["company.phone", "+1 416 555 0178"],
  ["company.address", "88 Wharf Street, Toronto ON M5E 1W4"],
] as const) {
  await writeSetting(db, key, value, { at: clock.now, userId: administrator.id });
}
const merchants = await addMerchantAccounts(ctx);

// Each event is heard a second or two after it happened, now and then hours late: so is the history that is played.
const receiver = await startReceiver(
  (body) => ({ ...ctx, now: () => heardAt(body) }),
  env.jetpay.jwksUrl,
  applyWaiting,
);
const registered = await ctx.jetpay.registerWebhook({ callbackUrl: receiver.url, maxBatchSize: 1 });
if (registered.kind !== "accepted") throw new Error(registered.message);

const parties = await addContacts(ctx, jetpay, clock, administrator, start);
const player = new Player(ctx, jetpay, clock, { preparer, approver: personOf("approver") });
planSelfChecks(player, ctx, administrator, lastPlayed);
let told = -1;
await player.play(plan(realNow, days), parties, merchants, lastPlayed, (share) => {
  const tenth = Math.floor(share * 10);
  if (tenth > told) process.stdout.write(`demo data: ${tenth * 10} %\n`);
  told = tenth;
});

// A payout and a hold whose answers never came back, so that the demo shows what Jetdesk is for.
clock.now = new Date(lastPlayed.getTime() + 30_000);
await player.askLast(parties, merchants, {
  name: "Kestrel Freight Ltd.",
  flow: "payout",
  path: "^/credit$",
  amountMinor: 231_000,
  statement: "HARROW PINE FREIGHT 20451",
  note: "Freight, waybill 20451",
});
await player.askLast(parties, merchants, {
  name: "Kawartha Canoe Works",
  flow: "authorization",
  path: "/preauthorize$",
  amountMinor: 84_000,
  statement: "HARROW PINE DEP",
  note: "Deposit, canoe order 20462",
});
// What was played left at once; what somebody asks for from here on can be taken back.
await writeSetting(db, "payments.pauseSeconds", "5", { at: clock.now, userId: administrator.id });
if (receiver.failures.length > 0) throw receiver.failures[0];

// From here on the app hears for itself.
clock.now = new Date();
const deleted = await ctx.jetpay.deleteWebhook({ identifier: registered.value.identifier });
if (deleted.kind !== "accepted") throw new Error(deleted.message);
await registerWebhook(
  { ...ctx, actor: administrator },
  { appUrl: env.appUrl, callbackKey: env.jetpay.callbackKey?.value ?? null, replayFrom: null },
);
await finishLooksForReturns(db, clock.now);
// Only now: what happens once the clock runs goes to the webhook that is there.
await jetpay.end(pace);
// The seed has done by itself what these jobs were queued for.
await db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
await receiver.close();
await db.close();

/** Nobody polled during the play: the looks for returns that were due are over, or fall on a day to come at the same hour. */
async function finishLooksForReturns(of: Database, now: Date): Promise<void> {
  const at = now.toISOString();
  await of.execute(sql`
    update transactions set next_check_at = case
      when state_since > ${new Date(now.getTime() - RETURN_WINDOW_MS).toISOString()}::timestamptz
        then next_check_at + make_interval(days => ceil(extract(epoch from ${at}::timestamptz - next_check_at) / 86400)::int)
      end
    where state = 'completed' and next_check_at < ${at}::timestamptz`);
}

function heardAt(body: Buffer): Date {
  const { events } = JSON.parse(body.toString()) as { events: { id: number; createdAt: string }[] };
  const { id = 0, createdAt = clock.now.toISOString() } = events.at(-1) ?? {};
  const late = id % 97 === 0 ? 2 * 60 * 60_000 + (id % 50) * 60_000 : 900 + ((id * 379) % 1_800);
  return new Date(Math.min(new Date(createdAt).getTime() + late, realNow.getTime()));
}
