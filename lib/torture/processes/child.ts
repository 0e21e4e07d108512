import { type Task as GraphileTask, run as runGraphile } from "graphile-worker";
import { Random } from "@/db/seed/random";
import { graphileLog, taskList } from "@/lib/jobs/worker";
import { createLog } from "@/lib/log";
import type { Action } from "../action";
import type { Boundary } from "../boundary";
import { RunningClock } from "../clock";
import { noCoverage } from "../coverage";
import { DOERS } from "../doers";
import { type FaultName, SIMULATED } from "../faults";
import type { Violation } from "../oracle/violation";
import { Run } from "../run";
import type { StageAddress } from "../stage";
import { NOTHING, running, type Spoiling } from "../task";
import { World } from "../world";

/** What a child is: the app, with its webhook route on this port, or a worker that spoils its calls by this seed. */
export type Role = { is: "app"; port: number } | { is: "worker"; seed: number };
export type Order =
  | { do: "begin"; role: Role; stage: StageAddress; at: number }
  | { do: "clock"; at: number }
  | { do: "act"; action: Action; count: number }
  /** It may pass the boundary that it said it stands at. */
  | { do: "go"; n: number }
  /** No call is spoilt from now on. */
  | { do: "calm" };
export type Word =
  | { says: "here" }
  | { says: "begun" }
  /** `met` are the faults its calls have met since it last said so. */
  | { says: "stands"; n: number; boundary: Boundary; met: FaultName[] }
  | { says: "done"; outcome: { what: string; outcome: string } | null; violations: Violation[] };

const say = (word: Word): void => {
  if (process.connected) process.send?.(word);
};

/**
 * One real process of the desk: the app's verbs and webhook route, or graphile-worker with the real jobs. It asks before
 * each boundary whether it may go on; the one it asks may kill it instead.
 */
class Child {
  readonly #clock = new RunningClock();
  readonly #standing = new Map<number, () => void>();
  #count = 0;
  #calm = false;
  #run: Run | null = null;

  async hear(order: Order): Promise<void> {
    switch (order.do) {
      case "begin":
        await this.#begin(order.role, order.stage, order.at);
        return say({ says: "begun" });
      case "clock":
        return this.#clock.set(order.at);
      case "calm":
        this.#calm = true;
        return;
      case "go":
        this.#standing.get(order.n)?.();
        this.#standing.delete(order.n);
        return;
      case "act":
        return this.#act(order.action, order.count);
    }
  }

  async #begin(role: Role, stage: StageAddress, at: number): Promise<void> {
    this.#clock.set(at);
    const world = await World.join(stage, this.#clock, role.is === "app" ? role.port : null);
    world.gate = { pass: (_task, boundary) => this.#stand(world, boundary), returned: async () => undefined };
    this.#run = new Run(world, false);
    if (role.is === "worker") await this.#work(world, new Random(role.seed));
  }

  #stand(world: World, boundary: Boundary): Promise<void> {
    this.#count += 1;
    const n = this.#count;
    const met = Object.keys(world.coverage.met) as FaultName[];
    world.coverage = noCoverage();
    return new Promise((resolve) => {
      this.#standing.set(n, resolve);
      say({ says: "stands", n, boundary, met });
    });
  }

  async #act(action: Action, count: number): Promise<void> {
    const run = this.#run;
    if (run === null) throw new Error("told to act before it began");
    run.count = count;
    run.changed();
    const outcome = await DOERS[action.do](run, action);
    say({ says: "done", outcome, violations: run.violations.splice(0) });
  }

  /** graphile-worker as in production but for how often it looks; each job is a task of its own. */
  async #work(world: World, random: Random): Promise<void> {
    const jobs = taskList(world.process("worker").worker());
    const spoilt = Object.entries(jobs).map(([name, job]): [string, GraphileTask] => [
      name,
      (payload, helpers) => {
        const task = world.task(name, this.#spoiling(random));
        return running.run(task, async () => job?.(payload, helpers));
      },
    ]);
    await runGraphile({
      connectionString: named(world.stage.databaseUrl),
      concurrency: 4,
      pollInterval: 50,
      noHandleSignals: true,
      logger: graphileLog(createLog("torture", "silent")),
      taskList: Object.fromEntries(spoilt),
    });
  }

  #spoiling(random: Random): Spoiling {
    if (this.#calm || !random.chance(0.3)) return NOTHING;
    return { ...NOTHING, call: random.pick(Object.keys(SIMULATED) as (keyof typeof SIMULATED)[]) };
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
