import type { JobName } from "@/lib/jobs/queue";
import { settleDoubts } from "./doers/doubts";
import { BY_THE_CLOCK, runJob, work } from "./doers/system";
import type { Run } from "./run";
import { NOTHING } from "./task";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * How time goes on once nothing is spoilt any more: past the time limits of calls and mails, past the locks of dead
 * workers, past every silence after which Jetpay is asked, and long enough for money to arrive and come back.
 */
export const LEAPS = [20 * MINUTE, 7 * HOUR, 5 * 24 * HOUR, 25 * HOUR];
/** The same once a person has settled what was in doubt: what was sent again goes its way like the rest. */
export const LEAPS_AFTER = LEAPS.slice(-2);

/** A self-check asks Jetpay about everything, and would put right what the desk has to come to without one. */
export const AT_REST: readonly JobName[] = BY_THE_CLOCK.filter((name) => name !== "self_check.sample");

/** So many jobs in a row are more than there can be: they queue each other for ever. */
const MOST_JOBS = 500;

/** Lets everything come to rest, as it does by itself. */
export async function settleAll(run: Run): Promise<void> {
  await run.world.clearFaults();
  await run.world.relay.flush();
  for (const leap of LEAPS) {
    await run.world.pass(leap);
    await rest(run);
  }
  if ((await settleDoubts(run)) === 0) return;
  for (const leap of LEAPS_AFTER) {
    await run.world.pass(leap);
    await rest(run);
  }
}

async function rest(run: Run): Promise<void> {
  const { world } = run;
  let jobs = 0;
  for (;;) {
    const { deliveries } = await world.control<{ deliveries: unknown[] }>("deliver", { late: true });
    if (jobs === 0)
      for (const name of AT_REST)
        await plainly(run, name, () => runJob(world.process("worker").worker(), name, {}, run));
    const due = await world.queue.due(run.now());
    if (due.length === 0 && deliveries.length === 0) return;
    for (const one of due) await plainly(run, one.name, () => work(run, one, "worker"));
    jobs += due.length + 1;
    if (jobs > MOST_JOBS) throw new Error(`${jobs} jobs and no end: ${due.map(({ name }) => name).join(" ")}`);
  }
}

async function plainly(run: Run, name: string, job: () => Promise<unknown>): Promise<void> {
  run.word(await run.world.run(run.world.task(name, NOTHING), job), NOTHING);
}
