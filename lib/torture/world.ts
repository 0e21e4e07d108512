import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { merchantAccounts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import type { Person } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createTokenVerifier, type TokenVerifier } from "@/lib/jetpay/webhook-token";
import type { Role } from "@/lib/permissions";
import { type Received, receiveDelivery } from "@/lib/webhooks/receive";
import { registerWebhook } from "@/lib/webhooks/registration";
import type { Broken } from "./broken";
import { spoiltJetpay, spoiltMail } from "./calls";
import { BEGIN, VirtualClock } from "./clock";
import { Control } from "./control";
import { type Coverage, meet, meetBlow, noCoverage } from "./coverage";
import { Machine } from "./machine";
import { SimulatedProcess } from "./process";
import { Queue } from "./queue";
import { Receiver } from "./receiver";
import { SilentRelay } from "./relay";
import { joinStage, openStage, type Stage, type StageAddress } from "./stage";
import { NOTHING, running, type Scheduling, type Spoiling, Task } from "./task";
import type { Truth } from "./truth";

const LATE_AT_MOST_MS = 120_000;
const OPERATING = "ffe2c516-2ef4-4ce8-a1e1-1960c5b321ad";
/** They outlive the runs. */
const KEPT = ["users", "merchant_accounts", "settings"];

/** How a run's Jetpay behaves, how far the clocks are apart, and where deliveries go if not to this very process. */
type Settings = { eventNote: boolean; batchSize: number; skew: World["skew"]; appUrl?: string };

export type ProcessName = "app" | "worker" | "other_app" | "other_worker";

/** What became of a task: it ended, was refused by a rule, failed, or its process died. */
export type Ending<T> = { kind: "done"; value: T } | { kind: "failed"; error: unknown } | { kind: "died" };

/**
 * What runs stand on, one after the other: a database, a simulated Jetpay, a mail server, each on a socket and the same
 * for all runs, and the processes of the desk, which die and are started again. Nothing in it moves by itself.
 */
export class World {
  readonly clock: VirtualClock;
  readonly machine: Machine | null;
  readonly stage: Stage;
  readonly admin: Database;
  readonly queue: Queue;
  readonly relay: SilentRelay;
  readonly broken: Broken | null;
  readonly people = new Map<Role, Person>();
  merchantId = "";
  coverage: Coverage = noCoverage();
  /** How far the clocks of the two processes are from the true time, which is Jetpay's. */
  skew = { app: 0, worker: 0 };
  /** Comes between a task and its next boundary: the scheduler of two tasks, or whoever may end this process there. */
  gate: Scheduling | null = null;
  /** What befalls the process that takes the next delivery. */
  spoilsDelivery: Spoiling = NOTHING;
  readonly #control: Control;
  readonly #receiver: Receiver;
  readonly #verify: TokenVerifier;
  readonly #start: (now: () => Date) => SimulatedProcess;
  readonly #processes = new Map<ProcessName, SimulatedProcess>();

  private constructor(stage: Stage, clock: VirtualClock, machine: Machine | null, broken: Broken | null) {
    const { admin, databaseUrl, simulator, smtp } = stage;
    this.stage = stage;
    this.clock = clock;
    this.machine = machine;
    this.broken = broken;
    this.admin = admin;
    this.queue = new Queue(admin);
    this.#control = new Control(simulator.url);
    this.relay = new SilentRelay(
      simulator.url,
      () => clock.at,
      () => machine?.endHeldCalls(),
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
          mailOf: spoiltMail(smtp, met, broken?.mail ?? null),
          rewrite: broken?.rewrite ?? null,
        },
        now,
      );
  }

  /** A world whose processes are simulated, all in this one, under a virtual clock. */
  static async open(databaseUrl: string, broken: Broken | null = null): Promise<World> {
    const clock = new VirtualClock();
    const world = new World(await openStage(databaseUrl), clock, new Machine(clock), broken);
    await broken?.prepare?.(world.admin);
    await world.relay.start();
    await world.#receiver.start();
    await world.#settle();
    return world;
  }

  /** The same seen from a process of its own, by this clock; its webhook route is on this port. */
  static async join(address: StageAddress, clock: VirtualClock, port: number | null): Promise<World> {
    const world = new World(joinStage(address), clock, null, null);
    if (port !== null) await world.#receiver.start(port);
    await world.#know();
    return world;
  }

  /** Everything as if nothing had ever happened; the ids of what comes are those of this seed. */
  async reset(seed: number, settings: Settings): Promise<void> {
    await this.#clear(KEPT);
    this.clock.set(BEGIN);
    this.machine?.seed(seed);
    this.relay.forget();
    this.stage.smtp.mails.length = 0;
    this.coverage = noCoverage();
    this.skew = settings.skew;
    await this.control("reset", {});
    await this.control("clock", { now: new Date(BEGIN).toISOString(), frozen: true });
    await this.control("settings", { event_note: settings.eventNote });
    const ctx = this.process("app").context(this.person("administrator"));
    const { identifier } = await registerWebhook(ctx, {
      appUrl: settings.appUrl ?? this.#receiver.origin,
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
    return new Task(name, spoiling, {
      pass: async (task, boundary) => {
        await this.gate?.pass(task, boundary);
        const { blow } = spoiling;
        if (blow !== null && task.isAt(blow)) meetBlow(this.coverage, blow.kind, boundary);
      },
      returned: async (task) => this.gate?.returned(task),
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

  control<T = unknown>(path: string, body?: unknown): Promise<T> {
    return this.#control.ask(path, body);
  }

  async clearFaults(): Promise<void> {
    await this.#control.ask("faults", undefined, "DELETE");
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
    this.#control.close();
    await this.stage.close();
    this.machine?.restore();
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
    }
    const account = { jetpayId: OPERATING, label: "Operating", institution: "BMO", last4: "4417", isDefault: true };
    await this.admin.insert(merchantAccounts).values({ id: newId(), ...account, createdAt: at, updatedAt: at });
    await this.#know();
  }

  async #know(): Promise<void> {
    for (const { id, name, email, role } of await this.admin.select().from(users))
      this.people.set(role, { kind: "person", id, name, email, role });
    const [account] = await this.admin.select().from(merchantAccounts);
    this.merchantId = account?.id ?? "";
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
