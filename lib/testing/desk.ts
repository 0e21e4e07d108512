import { Writable } from "node:stream";
import { sql } from "drizzle-orm";
import { runOnce } from "graphile-worker";
import pino from "pino";
import { type Database, openDatabase } from "@/db/client";
import { merchantAccounts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { createTestDatabase } from "@/db/testing";
import type { Context, Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { type RunningSimulator, startSimulator } from "@/lib/jetpay/simulator/server";
import { graphileLog, taskList } from "@/lib/jobs/worker";
import { type MailTransport, openTransport } from "@/lib/mail/transport";
import type { Role } from "@/lib/permissions";
import { startReceiver } from "@/lib/webhooks/receiver";

/** The simulated company's own account, whose id a person reads from the dashboard (guide: creating-a-debit-transaction). */
const OPERATING = "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad";

/**
 * A whole desk for a test, on real parts: a database of its own, a simulated Jetpay on a socket, a webhook receiver on
 * another. Nothing moves by itself: `settle()` makes jobs run and events arrive until nothing is left to do.
 */
export type TestDesk = {
  ctx: Context<Person>;
  db: Database;
  simulator: RunningSimulator;
  merchantId: string;
  /** The origin at which the desk hears of events. */
  appUrl: string;
  /** The same context on behalf of another role; with another address, its calls go there instead of to the simulator. */
  as(role: Role, options?: { baseUrl?: string }): Context<Person>;
  /** Runs every job that is due. */
  runJobs(): Promise<void>;
  /** Has Jetpay deliver what waits, and runs the jobs, until both have nothing left. */
  settle(): Promise<void>;
  /** Moves Jetpay's clock on, with everything that falls due. */
  passTime(ms: number): Promise<void>;
  control<T>(path: string, body?: unknown): Promise<T>;
  /** Sets a fault of the simulator's calls or deliveries (lib/jetpay/simulator/faults.ts). */
  fault(fault: Record<string, unknown>): Promise<void>;
  /** Every row of every table as text, for what must be in none of them. */
  stored(): Promise<string>;
  /** Every line logged so far, before anything is redacted. */
  logged(): string;
  close(): Promise<void>;
};

export async function openTestDesk(
  options: { mail?: MailTransport; timeoutMs?: number; now?: () => Date } = {},
): Promise<TestDesk> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, { max: 6, name: "test" });
  const simulator = await startSimulator({ deliveries: "held", retryBaseMs: 1 });
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
  const log = pino({ level: "trace" }, sink);
  const jetpayAt = (baseUrl: string) =>
    createJetpay({
      baseUrl,
      token: simulator.token,
      units: { transfer: "cents", card: "dollars" },
      currency: "CAD",
      timeoutMs: options.timeoutMs ?? 5_000,
    });
  const jetpay = jetpayAt(simulator.url);
  const now = options.now ?? (() => new Date());
  const people = new Map<Role, Person>();
  for (const role of ["viewer", "preparer", "approver", "administrator"] as const) {
    const person: Person = { kind: "person", id: newId(), name: `Test ${role}`, email: `${role}@test.example`, role };
    await db.insert(users).values({ id: person.id, name: person.name, email: person.email, role, createdAt: now() });
    people.set(role, person);
  }
  const as: TestDesk["as"] = (role, { baseUrl } = {}) => {
    const actor = people.get(role);
    if (actor === undefined) throw new Error(`no person is ${role}`);
    const called = baseUrl === undefined ? jetpay : jetpayAt(baseUrl);
    return { db, jetpay: called, currency: "CAD", actor, now, log, requestId: newId() };
  };
  const merchantId = newId();
  await db.insert(merchantAccounts).values({
    id: merchantId,
    jetpayId: OPERATING,
    label: "Operating",
    institution: "BMO",
    last4: "4417",
    isDefault: true,
    createdAt: now(),
    updatedAt: now(),
  });

  const webhook: Context = { ...as("administrator"), actor: { kind: "system", name: "webhook" } };
  const receiver = await startReceiver(() => webhook, `${simulator.url}/.well-known/jwks.json`);
  const mail =
    options.mail ?? openTransport({ smtpUrl: null, mailFrom: "Harrow & Pine <payments@harrowandpine.example>" });
  const actor = { kind: "system" as const, name: "worker" as const };
  const appUrl = new URL(receiver.url).origin;
  const worker = { ...webhook, actor, mail, appUrl, callbackKey: null };
  const tasks = taskList(worker);

  const control = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${simulator.url}/_simulator/${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    if (!response.ok) throw new Error(`control ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const runJobs = async () => {
    // Jobs queue jobs, and a run takes what was due when it looked.
    do
      await runOnce({
        // A pool of its own would be let go without waiting for it, and its connections die with the database.
        pgPool: db.pool,
        taskList: tasks,
        noHandleSignals: true,
        logger: graphileLog(log),
      });
    while (await anyJobIsDue(db));
  };
  const settle = async () => {
    do await runJobs();
    while ((await control<{ deliveries: unknown[] }>("deliver", {})).deliveries.length > 0);
  };
  await jetpay.registerWebhook({ callbackUrl: receiver.url, maxBatchSize: 100 });
  return {
    ctx: as("administrator"),
    db,
    simulator,
    merchantId,
    appUrl,
    as,
    runJobs,
    settle,
    async passTime(ms) {
      await control("advance", { ms });
      await settle();
    },
    control,
    fault: (fault) => control("faults", fault),
    stored: () => everythingStored(db),
    logged: () => lines.join(""),
    async close() {
      await simulator.close();
      await receiver.close();
      await db.close();
      await database.drop();
    },
  };
}

async function anyJobIsDue(db: Database): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select 1 from graphile_worker.jobs where run_at <= now() and attempts < max_attempts and locked_at is null limit 1`,
  );
  return rows.length > 0;
}

async function everythingStored(db: Database): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.execute<{ row: string }>(sql`select t::text as row from ${sql.raw(name)} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}
