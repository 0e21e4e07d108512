import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db/client";
import { merchantAccounts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import type { Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { type RunningSimulator, startSimulator } from "@/lib/jetpay/simulator/server";
import { createTokenVerifier, type TokenVerifier } from "@/lib/jetpay/webhook-token";
import type { Role } from "@/lib/permissions";
import { type ScriptedSmtp, type SmtpScript, startScriptedSmtp } from "@/lib/testing/scripted-smtp";
import { type Received, receiveDelivery } from "@/lib/webhooks/receive";
import { registerWebhook } from "@/lib/webhooks/registration";
import type { Broken } from "./broken";
import { spoiltJetpay, spoiltMail } from "./calls";
import { BEGIN, VirtualClock } from "./clock";
import { type Coverage, meet, meetBlow, noCoverage } from "./coverage";
import { Machine } from "./machine";
import { SimulatedProcess } from "./process";
import { Queue } from "./queue";
import { Receiver } from "./receiver";
import { SilentRelay } from "./relay";
import { NOTHING, running, type Spoiling, Task } from "./task";
import type { Truth } from "./truth";

const LATE_AT_MOST_MS = 120_000;
const OPERATING = "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad";
/** They outlive the runs. */
const KEPT = ["users", "merchant_accounts", "settings"];

export type ProcessName = "app" | "worker" | "other_app" | "other_worker";

/** What became of a task: it ended, was refused by a rule, failed, or its process died. */
export type Ending<T> = { kind: "done"; value: T } | { kind: "failed"; error: unknown } | { kind: "died" };

/**
 * What runs stand on, one after the other: a database, a simulated Jetpay, a mail server, each on a socket and the same
 * for all runs, and the processes of the desk, which die and are started again. Nothing in it moves by itself.
 */
export class World {
  readonly clock = new VirtualClock();
  readonly machine = new Machine(this.clock);
  readonly admin: Database;
  readonly queue: Queue;
  readonly merchantId = newId();
  readonly people = new Map<Role, Person>();
  coverage: Coverage = noCoverage();
  /** How far the clocks of Jetpay and of the two processes are from the true time; Jetpay's is that. */
  skew = { app: 0, worker: 0 };
  /** Comes between a task and its next boundary; the scheduler of two tasks sets it. */
  gate: ((task: Task) => Promise<void>) | null = null;
  /** What befalls the process that takes the next delivery. */
  spoilsDelivery: Spoiling = NOTHING;
  relay: SilentRelay;
  smtp: ScriptedSmtp;
  readonly #receiver: Receiver;
  readonly #simulator: RunningSimulator;
  readonly #verify: TokenVerifier;
  readonly #start: (now: () => Date) => SimulatedProcess;
  readonly #processes = new Map<ProcessName, SimulatedProcess>();
  readonly broken: Broken | null;

  private constructor(
    parts: {
      databaseUrl: string;
      admin: Database;
      simulator: RunningSimulator;
      smtp: ScriptedSmtp;
      script: SmtpScript;
    },
    broken: Broken | null,
  ) {
    this.broken = broken;
    const { admin, databaseUrl, simulator, smtp, script } = parts;
    this.admin = admin;
    this.queue = new Queue(admin);
    this.#simulator = simulator;
    this.smtp = smtp;
    this.relay = new SilentRelay(
      simulator.url,
      () => this.clock.at,
      () => this.machine.endHeldCalls(),
    );
    this.#verify = createTokenVerifier({ jwksUrl: `${simulator.url}/.well-known/jwks.json` });
    this.#receiver = new Receiver((body, headers) => this.#take(body, headers));
    const met = (fault: Parameters<typeof meet>[1]) => meet(this.coverage, fault);
    const control = (path: string, body?: unknown) => this.control(path, body);
    this.#start = (now) =>
      new SimulatedProcess(
        {
          databaseUrl,
          admin,
          jetpayOf: spoiltJetpay(simulator, this.relay, control, met, broken?.call ?? null),
          mailOf: spoiltMail(smtp, script, met, broken?.mail ?? null),
          rewrite: broken?.rewrite ?? null,
        },
        now,
      );
  }

  static async open(databaseUrl: string, broken: Broken | null = null): Promise<World> {
    const script: SmtpScript = {};
    const simulator = await startSimulator({ deliveries: "held", retryBaseMs: 1 });
    const smtp = await startScriptedSmtp(script);
    const admin = openDatabase(databaseUrl, { max: 3, name: "torture" });
    const world = new World({ databaseUrl, admin, simulator, smtp, script }, broken);
    await broken?.prepare?.(admin);
    await world.relay.start();
    await world.#receiver.start();
    await world.#settle();
    return world;
  }

  /** Everything as if nothing had ever happened; the ids of what comes are those of this seed. */
  async reset(seed: number, settings: { eventNote: boolean; batchSize: number; skew: World["skew"] }): Promise<void> {
    await this.#clear(KEPT);
    this.clock.reset();
    this.machine.seed(seed);
    this.relay.forget();
    this.smtp.mails.length = 0;
    this.coverage = noCoverage();
    this.skew = settings.skew;
    await this.control("reset", {});
    await this.control("clock", { now: new Date(BEGIN).toISOString(), frozen: true });
    await this.control("settings", { event_note: settings.eventNote });
    const ctx = this.process("app").context(this.person("administrator"));
    const { identifier } = await registerWebhook(ctx, {
      appUrl: this.#receiver.origin,
      callbackKey: null,
      replayFrom: null,
    });
    const changed = await ctx.jetpay.updateWebhook({ identifier, maxBatchSize: settings.batchSize });
    if (changed.kind !== "accepted") throw new Error(changed.message);
  }

  person(role: Role): Person {
    const person = this.people.get(role);
    if (person === undefined) throw new Error(`nobody is ${role}`);
    return person;
  }

  /** A process of the desk, started when there is none. The `other` ones are for what is done at the same time. */
  process(name: ProcessName): SimulatedProcess {
    const found = this.#processes.get(name);
    if (found !== undefined && !found.dead) return found;
    const of = name === "app" || name === "other_app" ? "app" : "worker";
    const started = this.#start(this.clock.reading(() => this.skew[of]));
    this.#processes.set(name, started);
    return started;
  }

  task(name: string, spoiling: Spoiling): Task {
    return new Task(name, spoiling, async (task, boundary) => {
      await this.gate?.(task);
      const { blow } = spoiling;
      if (blow !== null && task.isAt(blow, boundary)) meetBlow(this.coverage, blow.kind, boundary);
    });
  }

  /** Runs a task to its end, or to that of its process. */
  async run<T>(task: Task, work: () => Promise<T>): Promise<Ending<T>> {
    const ended = running.run(task, work).then(
      (value): Ending<T> => ({ kind: "done", value }),
      (error: unknown): Ending<T> => ({ kind: "failed", error }),
    );
    return Promise.race([ended, task.died.then((): Ending<T> => ({ kind: "died" }))]);
  }

  async control<T = unknown>(path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#simulator.url}/_simulator/${path}`, {
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    if (!response.ok) throw new ControlRefused(path, response.status, await response.text());
    return (await response.json()) as T;
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.#simulator.url}/_simulator/faults`, { method: "DELETE" });
  }

  /** Time passes, here and at Jetpay. What is late takes effect within two minutes, or it never does. */
  async pass(ms: number): Promise<void> {
    if (this.clock.at + ms > this.relay.since + LATE_AT_MOST_MS) await this.relay.flush();
    this.clock.advance(ms);
    await this.control("advance", { to: new Date(this.clock.at).toISOString() });
  }

  truth<S extends keyof Truth>(...sections: S[]): Promise<Pick<Truth, S>> {
    return this.control(`truth?only=${sections.join(",")}`);
  }

  async close(): Promise<void> {
    for (const process of this.#processes.values()) await process.close();
    await this.#receiver.close();
    await this.relay.close();
    await this.smtp.close();
    await this.#simulator.close();
    await this.admin.close();
    this.machine.restore();
  }

  /** People and the company's account: they outlive the runs. */
  async #settle(): Promise<void> {
    await this.#clear([]);
    const at = new Date(BEGIN);
    for (const role of ["viewer", "preparer", "approver", "administrator"] as const) {
      const person: Person = {
        kind: "person",
        id: newId(),
        name: `The ${role}`,
        email: `${role}@torture.example`,
        role,
      };
      const { id, name, email } = person;
      await this.admin.insert(users).values({ id, name, email, role, createdAt: at });
      this.people.set(role, person);
    }
    const account = { jetpayId: OPERATING, label: "Operating", institution: "BMO", last4: "4417", isDefault: true };
    await this.admin.insert(merchantAccounts).values({ id: this.merchantId, ...account, createdAt: at, updatedAt: at });
  }

  /** Empties every table but these; row by row, because that is far faster here than making the tables anew. */
  async #clear(except: readonly string[]): Promise<void> {
    const { rows } = await this.admin.execute<{ name: string }>(sql`
      select quote_ident(table_name) as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`);
    const tables = [...rows.map(({ name }) => name), "graphile_worker._private_jobs"];
    const deletes = tables.filter((name) => !except.includes(name)).map((name) => `delete from ${name};`);
    await this.admin.execute(
      sql.raw(`set session_replication_role = replica; ${deletes.join(" ")} reset session_replication_role;`),
    );
  }

  async #take(body: Buffer, headers: Headers): Promise<Received | null> {
    const spoiling = this.spoilsDelivery;
    this.spoilsDelivery = NOTHING;
    const ctx = this.process("app").context({ kind: "system", name: "webhook" });
    const task = this.task("receive", spoiling);
    const ending = await this.run(task, () => receiveDelivery(ctx, this.#verify, { body, headers, address: null }));
    if (ending.kind === "failed") throw ending.error;
    return ending.kind === "done" ? ending.value : null;
  }
}

/** Jetpay's side said no: a link that was used up, a state that does not permit it. */
export class ControlRefused extends Error {
  readonly status: number;
  constructor(path: string, status: number, text: string) {
    super(`${path}: ${status} ${text}`);
    this.status = status;
  }
}
