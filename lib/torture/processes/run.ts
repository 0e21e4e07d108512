import { sql } from "drizzle-orm";
import { Random } from "@/db/seed/random";
import { enqueue } from "@/lib/jobs/queue";
import { type Action, type ActionKind, drawAction } from "../action";
import { meet, meetAction, meetBlow } from "../coverage";
import { DOERS } from "../doers";
import { settleDoubts } from "../doers/doubts";
import { BY_THE_CLOCK } from "../doers/system";
import { type FaultName, SIMULATED } from "../faults";
import { openContacts } from "../opening";
import { judgeEnd } from "../oracle";
import { LEAST_ACTIONS, Run, type RunResult } from "../run";
import { AT_REST, LEAPS, LEAPS_AFTER } from "../settling";
import { NOTHING } from "../task";
import type { World } from "../world";
import type { Acted, Crew, Judge, Member } from "./crew";

const MOST_DRAWS = 400;
const QUIET_AFTER_MS = 40;
/** As graphile-worker does. */
const LOCKED_FOR_MS = 4 * 60 * 60_000;

/** What the run itself does rather than one of its processes, and what only the other kind of run can do. */
const BY_THE_RUN: ReadonlySet<ActionKind> = new Set(["time", "pay", "schedule"]);
const NOT_HERE: ReadonlySet<ActionKind> = new Set(["job", "late", "mail_again"]);

const SELDOM: ReadonlySet<ActionKind> = new Set(["schedule", "time", "bank_account", "card"]);

/** A run whose app and worker are real processes, ended by `kill -9` wherever they stand, and started again. */
class ProcessRun {
  readonly run: Run;
  readonly #world: World;
  readonly #crew: Crew;
  readonly #random: Random;
  #setAt = Date.now();
  #calm = false;
  #calmSince = new Date(0);

  constructor(world: World, crew: Crew, random: Random, eventNote: boolean) {
    this.run = new Run(world, eventNote);
    this.#world = world;
    this.#crew = crew;
    this.#random = random;
    for (const member of crew.members.values()) {
      this.#watch(member);
      member.tell({ do: "anew", seed: random.whole(1, 1_000_000), at: this.#now() });
    }
  }

  async member(is: "app" | "worker"): Promise<Member> {
    const found = this.#crew.members.get(is);
    if (found !== undefined && !found.dead) return found;
    if (found?.fell) throw new Error(`the ${is} ended by itself`);
    if (found !== undefined) await this.#forget(found);
    const member = this.#crew.take();
    this.#watch(member);
    this.#crew.members.set(is, member);
    const { databaseUrl, simulator, smtp } = this.#world.stage;
    const role = is === "app" ? { is, port: this.#crew.port } : { is };
    const stage = { databaseUrl, simulator, smtpUrl: smtp.url };
    await member.begin({ role, stage, seed: this.#random.whole(1, 1_000_000), at: this.#now() });
    if (this.#calm) member.tell({ do: "calm" });
    return member;
  }

  async act(action: Action): Promise<{ what: string; outcome: string } | null> {
    if (action.do === "schedule") return this.#schedule(action);
    if (action.do === "time") this.#catchUp();
    if (BY_THE_RUN.has(action.do)) {
      const done = await DOERS[action.do](this.run, action);
      this.#tellTime();
      return done;
    }
    const app = await this.member("app");
    await this.member("worker");
    this.run.count += 10;
    const acted: Acted = await app.act(action, this.run.count);
    if (acted.kind === "died") return { what: "", outcome: "died" };
    this.run.violations.push(...acted.violations);
    return acted.outcome;
  }

  /** Nothing is spoilt from here on. A last kill leaves everything to a fresh worker. */
  async settle(): Promise<void> {
    this.#calm = true;
    await this.#bury("worker");
    // By now no dead worker can lock a job any more.
    this.#calmSince = new Date();
    this.#crew.members.get("app")?.tell({ do: "calm" });
    await this.#world.clearFaults();
    for (const leap of LEAPS) await this.#leap(leap);
    if ((await settleDoubts(this.run)) > 0) for (const leap of LEAPS_AFTER) await this.#leap(leap);
  }

  /** Ends it for good, and waits until nothing of it is left. */
  async #bury(is: "app" | "worker"): Promise<void> {
    const member = this.#crew.members.get(is);
    if (member === undefined) return;
    await member.kill();
    await this.#forget(member);
    this.#crew.members.delete(is);
  }

  #watch(member: Member): void {
    member.judge = this.#judge;
    member.hear = this.#hear;
  }

  /** It stands where it wanted to be killed, and is, unless all is to be calm by now. */
  readonly #judge: Judge = (boundary) => {
    if (this.#calm) return "go";
    meetBlow(this.#world.coverage, "crash", boundary);
    return "kill";
  };

  readonly #hear = (met: FaultName[]): void => {
    for (const fault of met) meet(this.#world.coverage, fault);
  };

  async #leap(ms: number): Promise<void> {
    this.#catchUp();
    await this.#world.pass(ms);
    if (ms > LOCKED_FOR_MS) await this.#giveBack();
    this.#tellTime();
    await this.member("app");
    await this.member("worker");
    for (const name of AT_REST) await enqueue(this.#world.admin, name, {});
    for (;;) {
      await this.#quiet();
      const { deliveries } = await this.#world.control<{ deliveries: unknown[] }>("deliver", { late: true });
      if (deliveries.length === 0) return;
    }
  }

  async #schedule(action: Action): Promise<{ what: string; outcome: string }> {
    const name = this.run.pick(BY_THE_CLOCK, action.picks[0]) ?? "operations.sweep";
    await this.member("worker");
    await enqueue(this.#world.admin, name, {});
    return { what: name, outcome: "queued" };
  }

  /** What dead workers have locked; graphile-worker gives it back by the database's clock, which stands still here. */
  async #giveBack(): Promise<void> {
    await this.#world.admin.execute(sql`
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_at < ${this.#calmSince.toISOString()}::timestamptz`);
  }

  /** Waits until no job is due or under way. What is due by the run's time is made due by the database's. */
  async #quiet(): Promise<void> {
    const { admin } = this.#world;
    const alive = [...this.#crew.members.values()].filter(({ dead }) => !dead).length;
    if (alive === 0) return;
    for (;;) {
      const now = new Date(this.#now()).toISOString();
      await admin.execute(sql`
        update graphile_worker._private_jobs set run_at = now() where run_at > now() and run_at <= ${now}::timestamptz and locked_at is null`);
      const { rows } = await admin.execute(sql`
        select from graphile_worker._private_jobs where (is_available and run_at <= now()) or locked_at > ${this.#calmSince.toISOString()}::timestamptz limit 1`);
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, QUIET_AFTER_MS));
    }
  }

  /** The database has noticed that a killed process is gone. */
  async #forget({ pid }: Member): Promise<void> {
    const { admin } = this.#world;
    for (;;) {
      const { rows } = await admin.execute(sql`
        select from pg_stat_activity where application_name like ${`torture-${pid}-%`} limit 1`);
      if (rows.length === 0) break;
    }
  }

  #now(): number {
    return this.#world.clock.at + (Date.now() - this.#setAt);
  }

  /** Real time has passed since it was last looked at; it counts as well. */
  #catchUp(): void {
    this.#world.clock.set(this.#now());
    this.#setAt = Date.now();
  }

  #tellTime(): void {
    this.#setAt = Date.now();
    for (const member of this.#crew.members.values()) member.tell({ do: "clock", at: this.#world.clock.at });
  }
}

export async function runProcesses(world: World, crew: Crew, seed: number): Promise<RunResult> {
  const random = new Random(seed);
  const eventNote = random.chance(0.5);
  const appUrl = `http://127.0.0.1:${crew.port}`;
  const batchSize = random.pick([1, 3, 100]);
  await world.reset(seed, { eventNote, batchSize, skew: { app: 0, worker: 0 }, appUrl });
  const it = new ProcessRun(world, crew, random, eventNote);
  const { run } = it;
  await openContacts(run);
  const actions: Action[] = [];
  for (let draws = 0; draws < MOST_DRAWS && actions.length < LEAST_ACTIONS; draws += 1) {
    const action = plain(drawAction(random));
    // The real worker does most of what a schedule would; time is real here as well.
    if (NOT_HERE.has(action.do) || (SELDOM.has(action.do) && random.chance(0.6))) continue;
    run.changed();
    const done = await it.act(action);
    if (done === null) continue;
    actions.push(action);
    meetAction(world.coverage, action.do, done.outcome.replace(/:.*/, ""));
    run.history.push(`${action.do} ${done.what}: ${done.outcome}`);
  }
  await it.settle();
  run.changed();
  run.violations.push(...(await judgeEnd(run)));
  const { history, violations } = run;
  return { seed, actions, history, hash: "", violations, coverage: world.coverage };
}

/** Without what only simulated processes can suffer. */
function plain(action: Action): Action {
  const { call } = action.spoiling;
  return {
    ...action,
    spoiling: { ...NOTHING, call: call !== null && call in SIMULATED ? call : null },
    rival: null,
  };
}
