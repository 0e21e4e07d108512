import { createHash } from "node:crypto";
import { asc } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { Random } from "@/db/seed/random";
import type { Context, Person } from "@/lib/context";
import { Conflict, Forbidden, InvalidInput, NotFound } from "@/lib/errors";
import { isPassing } from "@/lib/passing-fault";
import type { TransactionInput } from "@/lib/transactions/input";
import type { TransactionRow } from "@/lib/transactions/refresh";
import { type Action, describeFaults, drawAction } from "./action";
import { type Coverage, meet, meetAction } from "./coverage";
import { DOERS } from "./doers";
import { openContacts } from "./opening";
import { judgeEnd, judgeStep } from "./oracle";
import type { Violation } from "./oracle/violation";
import type { WaitingJob } from "./queue";
import { settleAll } from "./settling";
import { NOTHING, type Spoiling } from "./task";
import { together } from "./together";
import type { Ending, ProcessName, World } from "./world";

export const LEAST_ACTIONS = 22;
const MOST_ACTIONS = 28;
/** Draws that find nothing to do count for nothing; so many of them at most. */
const MOST_DRAWS = 400;

export type RunResult = {
  seed: number;
  /** What was really done; draws that found nothing to do are not among them. */
  actions: Action[];
  history: string[];
  /** Of the history and of everything it left behind: the same seed gives the same. */
  hash: string;
  violations: Violation[];
  coverage: Coverage;
};

/** One run as its actions see it. */
export class Run {
  readonly world: World;
  /** Whether events carry the note, and so the reference. */
  readonly eventsTell: boolean;
  readonly history: string[] = [];
  readonly violations: Violation[] = [];
  /** Forms that were sent, to be sent again. */
  readonly forms: TransactionInput[] = [];
  /** Counts up, for amounts, addresses and last digits that occur once. */
  count = 0;

  constructor(world: World, eventsTell: boolean) {
    this.world = world;
    this.eventsTell = eventsTell;
  }

  #rows: Promise<TransactionRow[]> | null = null;
  #due: Promise<WaitingJob[]> | null = null;
  /** How far in Jetpay's history each transaction has been shown to be. */
  readonly shown = new Map<string, number>();
  /** Messages that a person had sent once more, knowing that they may arrive twice. */
  readonly again = new Map<string, number>();

  sentAgain(messageId: string): void {
    this.again.set(messageId, (this.again.get(messageId) ?? 0) + 1);
  }

  /** By the true clock; looking at it does not move it. */
  now(): Date {
    return new Date(this.world.clock.at);
  }

  /** Somebody who may do everything that is done here. */
  clerk(process: ProcessName): Context<Person> {
    return this.world.process(process).context(this.world.person("approver"));
  }

  /** Item of a list that a number from 0 up to 1 picks. */
  pick<T>(list: readonly T[], at: number): T | undefined {
    return list[Math.floor(at * list.length)];
  }

  /** Transactions, the oldest first; read once between two things that are done. */
  rows(): Promise<TransactionRow[]> {
    this.#rows ??= this.world.admin.select().from(transactions).orderBy(asc(transactions.createdAt)).execute();
    return this.#rows;
  }

  /** Jobs that a worker would find now. */
  due(): Promise<WaitingJob[]> {
    this.#due ??= this.world.queue.due(this.now());
    return this.#due;
  }

  /** Something was done: what was read before is of the past. */
  changed(): void {
    this.#rows = null;
    this.#due = null;
  }

  contacts() {
    return this.world.admin.select().from(contacts).orderBy(asc(contacts.createdAt));
  }

  /** Does `work` as a task of its own, with what the action has in store for it; the outcome in a word or two. */
  async perform(
    action: Action,
    name: string,
    work: () => Promise<unknown>,
    rival?: () => Promise<unknown>,
  ): Promise<string> {
    const { world } = this;
    const task = world.task(name, action.spoiling);
    if (action.rival === null || rival === undefined) return this.word(await world.run(task, work), action.spoiling);
    meet(world.coverage, action.rival.same ? "rival_same" : "rival_other");
    const second = world.task(`${name} (rival)`, NOTHING);
    const [one, other] = await together(world, { task, work }, { task: second, work: rival }, action.rival.at);
    return `${this.word(one, action.spoiling)} | ${this.word(other, NOTHING)}`;
  }

  word(ending: Ending<unknown>, spoiling: Spoiling): string {
    if (ending.kind === "done") return "done";
    if (ending.kind === "died") return "died";
    const { error } = ending;
    if (error instanceof Conflict) return `refused: ${error.key}`;
    if (error instanceof InvalidInput)
      return `refused: ${Object.values(error.fields)
        .map(({ key }) => key)
        .join(" ")}`;
    if (error instanceof NotFound || error instanceof Forbidden) return `refused: ${error.name}`;
    if (isPassing(error) && spoiling.blow !== null) return "failed";
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    this.violations.push({ kind: "unexpected error", detail: reason });
    return `failed: ${reason}`;
  }
}

/** Runs a seed. With `given`, exactly those actions are done in the place of drawn ones. */
export async function runSeed(world: World, seed: number, given: Action[] | null = null): Promise<RunResult> {
  const random = new Random(seed);
  const eventNote = random.chance(0.5);
  await world.reset(seed, {
    eventNote,
    batchSize: random.pick([1, 1, 3, 10, 100]),
    skew: { app: random.whole(-600, 600) * 1_000, worker: 0 },
  });
  world.skew.worker = world.skew.app + random.whole(-15, 15) * 1_000;
  if (world.skew.app !== 0) meet(world.coverage, "clock_skew");
  const run = new Run(world, eventNote);
  await openContacts(run);
  const wanted = random.whole(LEAST_ACTIONS, MOST_ACTIONS);
  const actions: Action[] = [];
  const draws = given ?? Array.from({ length: MOST_DRAWS }, () => drawAction(random));
  for (const action of draws) {
    if (given === null && actions.length >= wanted) break;
    const done = await DOERS[action.do](run, action);
    if (done === null) continue;
    actions.push(action);
    meetAction(world.coverage, action.do, done.outcome.replace(/:.*/, ""));
    run.history.push(`${action.do} ${done.what}${describeFaults(action)}: ${done.outcome}`);
    run.changed();
    run.violations.push(...(await judgeStep(run, action.do === "deliver")));
    if (run.violations.length > 0) break;
  }
  if (run.violations.length === 0) {
    await settleAll(run);
    run.changed();
    run.violations.push(...(await judgeEnd(run)));
  }
  const { history, violations } = run;
  const hash = createHash("sha256")
    .update(JSON.stringify([history, violations, await leftBehind(run)]))
    .digest("hex");
  return { seed, actions, history, hash, violations, coverage: world.coverage };
}

/** Every transaction as it stands, ids included. */
async function leftBehind(run: Run): Promise<unknown> {
  const rows = await run.rows();
  return rows.map(({ id, reference, state, version, jetpayId, stateSince }) => [
    id,
    reference,
    state,
    version,
    jetpayId,
    stateSince.getTime(),
  ]);
}
