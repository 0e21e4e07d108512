import { type Task as GraphileTask, run as runGraphile } from "graphile-worker";
import { Random } from "@/db/seed/random";
import { graphileLog, taskList } from "@/lib/jobs/worker";
import { createLog } from "@/lib/log";
import type { Action } from "../action";
import { BOUNDARIES, type Boundary, type BoundaryKind } from "../boundary";
import { RunningClock } from "../clock";
import { noCoverage } from "../coverage";
import { DOERS } from "../doers";
import { type FaultName, SIMULATED } from "../faults";
import type { Violation } from "../oracle/violation";
import { Run } from "../run";
import type { StageAddress } from "../stage";
import { NOTHING, running, type Spoiling } from "../task";
import { World } from "../world";

/** What a child is: the app, with its webhook route on this port, or a worker, whose calls are spoilt by the seed. */
export type Beginning = {
  role: { is: "app"; port: number } | { is: "worker" };
  stage: StageAddress;
  seed: number;
  at: number;
};
export type Order =
  | ({ do: "begin" } & Beginning)
  /** Another run begins, with everything as if nothing had ever happened. */
  | { do: "anew"; seed: number; at: number }
  | { do: "clock"; at: number }
  | { do: "act"; action: Action; count: number }
  /** It may pass the boundary that it said it stands at. */
  | { do: "go" }
  /** No call is spoilt from now on, and it is not to be killed any more. */
  | { do: "calm" };
export type Word =
  | { says: "here" }
  | { says: "begun" }
  /** Faults that its calls have met. */
  | { says: "met"; met: FaultName[] }
  /** It has come to the boundary where it is to be killed, and waits. */
  | { says: "stands"; boundary: Boundary }
  | { says: "done"; outcome: { what: string; outcome: string } | null; violations: Violation[] };

/** A process is killed at the boundary with this number since it began, at most; or at the first of some kind from there on. */
const KILL_WITHIN = 150;
/** A kind that does not come for so long is not waited for. */
const WAIT_AT_MOST = 200;
/** Half of the kills are aimed at a kind, so that those that are rare are not spared. */
type Aim = { after: number; kind: BoundaryKind | null };

/** How often the worker looks for jobs whose time has come; others it hears of at once. */
const POLL_MS = 100;

const say = (word: Word): void => {
  // Without the one who listens it ends (below).
  if (process.connected) process.send?.(word, () => undefined);
};

/**
 * One real process of the desk: the app's verbs and webhook route, or graphile-worker with the real jobs. It stops at the
 * boundary that is drawn for it, and is killed there by the one it tells.
 */
class Child {
  readonly #clock = new RunningClock();
  readonly #standing: (() => void)[] = [];
  #aim: Aim = { after: 1, kind: null };
  #calm = false;
  #random = new Random(0);
  #world: World | null = null;
  #run: Run | null = null;

  async hear(order: Order): Promise<void> {
    switch (order.do) {
      case "begin":
        await this.#begin(order);
        return say({ says: "begun" });
      case "anew":
        return this.#anew(order);
      case "clock":
        return this.#clock.set(order.at);
      case "calm":
        this.#calm = true;
        return;
      case "go":
        return this.#standing.shift()?.();
      case "act":
        return this.#act(order.action, order.count);
    }
  }

  async #begin({ role, stage, ...run }: Beginning): Promise<void> {
    this.#clock.set(run.at);
    const world = await World.join(stage, this.#clock, role.is === "app" ? role.port : null);
    world.gate = { pass: (_task, boundary) => this.#pass(world, boundary), returned: async () => undefined };
    this.#world = world;
    this.#anew(run);
    if (role.is === "worker") await this.#work(world);
  }

  #anew({ seed, at }: { seed: number; at: number }): void {
    if (this.#world === null) return;
    this.#clock.set(at);
    this.#random = new Random(seed);
    this.#aim = this.#drawAim();
    this.#calm = false;
    this.#run = new Run(this.#world, false);
    this.#world.coverage = noCoverage();
  }

  #sayMet(world: World): void {
    const met = Object.keys(world.coverage.met) as FaultName[];
    world.coverage = noCoverage();
    if (met.length > 0) say({ says: "met", met });
  }

  async #pass(world: World, boundary: Boundary): Promise<void> {
    this.#sayMet(world);
    if (this.#calm || !this.#isAimedAt(boundary)) return;
    this.#aim = this.#drawAim();
    await new Promise<void>((resolve) => {
      this.#standing.push(resolve);
      say({ says: "stands", boundary });
    });
  }

  #drawAim(): Aim {
    const kind = this.#random.chance(0.5) ? this.#random.pick(BOUNDARIES) : null;
    return { after: this.#random.whole(1, KILL_WITHIN), kind };
  }

  #isAimedAt(boundary: Boundary): boolean {
    this.#aim.after -= 1;
    const { after, kind } = this.#aim;
    return after <= 0 && (kind === null || kind === boundary.kind || after < -WAIT_AT_MOST);
  }

  async #act(action: Action, count: number): Promise<void> {
    const run = this.#run;
    if (run === null) throw new Error("told to act before it began");
    run.count = count;
    run.changed();
    const outcome = await DOERS[action.do](run, action);
    this.#sayMet(run.world);
    say({ says: "done", outcome, violations: run.violations.splice(0) });
  }

  /** graphile-worker as in production but for how often it looks; each job is a task of its own. */
  async #work(world: World): Promise<void> {
    const jobs = taskList(world.process("worker").worker());
    const spoilt = Object.entries(jobs).map(([name, job]): [string, GraphileTask] => [
      name,
      (payload, helpers) => {
        const task = world.task(name, this.#spoiling());
        return running.run(task, async () => job?.(payload, helpers));
      },
    ]);
    await runGraphile({
      connectionString: named(world.stage.databaseUrl),
      concurrency: 4,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: graphileLog(createLog("torture", "silent")),
      taskList: Object.fromEntries(spoilt),
    });
  }

  #spoiling(): Spoiling {
    if (this.#calm || !this.#random.chance(0.3)) return NOTHING;
    return { ...NOTHING, call: this.#random.pick(Object.keys(SIMULATED) as (keyof typeof SIMULATED)[]) };
  }
}

/** As the connections of the desk's own are named, so that those of a dead process can be told. */
const named = (databaseUrl: string): string =>
  `${databaseUrl}?application_name=${encodeURIComponent(`torture-${process.pid}-worker`)}`;

const child = new Child();
process.on("message", (order: Order) => {
  child.hear(order).catch((error: unknown) => {
    process.stderr.write(`a process of the torture run: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
// The terminal's Ctrl-C is for the one who started it; without that one it has no reason to be.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit(0));
if (!process.connected) process.exit(0);
say({ says: "here" });
