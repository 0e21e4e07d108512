import type { JobName } from "@/lib/jobs/queue";
import { JOBS, type JobContext, SCHEDULE } from "@/lib/jobs/registry";
import { ControlRefused } from "../control";
import { meet } from "../coverage";
import type { Doer } from "../doers";
import { FLAWS } from "../faults";
import type { WaitingJob } from "../queue";
import type { Run } from "../run";
import { NOTHING } from "../task";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the clock starts, without what only tidies up. */
export const BY_THE_CLOCK: readonly JobName[] = SCHEDULE.map(([, name]) => name).filter(
  (name) => name !== "housekeeping",
);

export async function runJob(
  ctx: JobContext,
  name: JobName,
  payload: Record<string, unknown>,
  run: Run,
): Promise<unknown> {
  const job: (ctx: JobContext, payload: never) => Promise<unknown> = run.world.broken?.jobs?.[name] ?? JOBS[name];
  return job(ctx, payload as never);
}

/** A worker takes a job that is due, whichever; sometimes a second worker another, or works on the same. */
export const job: Doer = async (run, action) => {
  const due = await run.due();
  // Kinds are as likely as each other, however many wait of one.
  const name = run.pick([...new Set(due.map((each) => each.name))], action.picks[0]);
  const one = run.pick(
    due.filter((each) => each.name === name),
    action.picks[1],
  );
  if (one === undefined) return null;
  const other = action.rival?.same
    ? one
    : run.pick(
        due.filter((each) => each !== one),
        action.picks[2],
      );
  const what = describeJob(one);
  const outcome = await run.perform(
    other === undefined ? { ...action, rival: null } : action,
    one.name,
    () => work(run, one, "worker"),
    other === undefined ? undefined : () => (other === one ? again(run, one) : work(run, other, "other_worker")),
  );
  return {
    what: other === undefined || action.rival === null ? what : `${what} & ${describeJob(other)}`,
    outcome,
  };
};

/** As graphile-worker goes about it: taken, done, and ended or put back. A process that dies leaves it taken. */
export async function work(run: Run, one: WaitingJob, by: "worker" | "other_worker"): Promise<void> {
  const { queue } = run.world;
  await queue.take(one.id, run.now());
  try {
    await runJob(run.world.process(by).worker(), one.name, one.payload, run);
  } catch (error) {
    await queue.fail(one.id, run.now());
    throw error;
  }
  await queue.end(one.id);
}

/** The same job in a second worker, as after a lock that was given back too early. */
const again = (run: Run, one: WaitingJob): Promise<unknown> =>
  runJob(run.world.process("other_worker").worker(), one.name, one.payload, run);

/** By what the row is called, since ids say nothing. */
function describeJob({ name, payload }: WaitingJob): string {
  const id = payload["operationId"] ?? payload["transactionId"] ?? payload["mailId"];
  return id === undefined ? name : `${name} ${String(id).slice(0, 6)}`;
}

export const schedule: Doer = async (run, action) => {
  const name = run.pick(BY_THE_CLOCK, action.picks[0]) ?? "operations.sweep";
  const other = action.rival?.same ? name : (run.pick(BY_THE_CLOCK, action.picks[1]) ?? name);
  const outcome = await run.perform(
    action,
    name,
    () => runJob(run.world.process("worker").worker(), name, {}, run),
    () => runJob(run.world.process("other_worker").worker(), other, {}, run),
  );
  return { what: name, outcome };
};

/** Jetpay delivers what waits. */
export const deliver: Doer = async (run, action) => {
  const { world } = run;
  const { delivery, picks } = action;
  if (delivery !== null) {
    const flaw = run.pick(FLAWS, picks[0]);
    // From minutes to five days, the short ones as likely as the long.
    const late = { kind: "delay", ms: Math.round(MINUTE * 7_200 ** picks[1]) };
    await world.control(
      "faults",
      delivery === "late_by_days" ? late : delivery === "forge" ? { kind: "forge", flaw } : { kind: delivery },
    );
  }
  world.spoilsDelivery = action.spoiling;
  const { deliveries } = await world.control<{
    deliveries: { eventIds: number[]; status: number | null; fault: string | null }[];
  }>("deliver", {});
  world.spoilsDelivery = NOTHING;
  if (delivery !== null) await world.clearFaults();
  if (deliveries.length === 0) return null;
  if (delivery !== null && deliveries.some(({ fault }) => fault !== null)) meet(world.coverage, delivery);
  const what = deliveries.map(({ eventIds }) => eventIds.join("+")).join(" ");
  return {
    what,
    outcome: deliveries.every(({ status }) => status === 200)
      ? "done"
      : `partly: ${deliveries.map(({ status }) => status ?? "-").join(" ")}`,
  };
};

/** A payer pays, or a payee claims, on Jetpay's page; sometimes the card is declined. */
export const pay: Doer = async (run, action) => {
  const { transactions } = await run.world.truth("transactions");
  const open = transactions.filter(
    ({ kind, paidWith, state }) => /_link$/.test(kind) && paidWith === null && state === "requested",
  );
  const one = run.pick(open, action.picks[0]);
  if (one === undefined) return null;
  const card = one.kind === "payment_link" && action.picks[1] < 0.5;
  const number = action.picks[2] < 0.2 ? "4000000000000002" : "4242424242424242";
  const outcome = await refusable(
    run.world.control(`payments/${one.id}`, card ? { method: "card", number } : { method: "bank" }),
  );
  return { what: `${one.kind} ${one.amountMinor}${card ? " by card" : ""}`, outcome };
};

async function refusable(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return "done";
  } catch (error) {
    if (error instanceof ControlRefused) return `refused: ${error.status}`;
    throw error;
  }
}

const LEAPS = [
  5_000,
  30_000,
  2 * MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  5 * MINUTE,
  45 * MINUTE,
  5 * HOUR,
  DAY,
  3 * DAY,
  6 * DAY,
];

export const time: Doer = async (run, action) => {
  const ms = run.pick(LEAPS, action.picks[0]) ?? MINUTE;
  await run.world.pass(ms);
  return { what: `${ms / 1_000} s`, outcome: "done" };
};

/** What Jetpay has been sent and has not got round to takes effect. */
export const late: Doer = async (run) => {
  const n = await run.world.relay.flush();
  return n === 0 ? null : { what: `${n} calls`, outcome: "done" };
};
