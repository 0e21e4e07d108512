import { type Logger as GraphileLogger, Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import { openDatabase } from "@/db/client";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { createLog, type Log, withoutValues } from "@/lib/log";
import { openTransport } from "@/lib/mail/transport";
import { startPulse } from "./pulse";
import type { JobName } from "./queue";
import { JOBS, type JobContext, SCHEDULE } from "./registry";

/** Jobs at once in one worker: enough that a slow answer of Jetpay's holds up nobody, few enough for its database pool. */
const CONCURRENCY = 8;
/** LISTEN/NOTIFY wakes the worker at once; the poll is for what was queued for a later time. */
const POLL_MS = 1_000;

export type Worker = { stop(): Promise<void> };

/** Starts a worker on the database's queue; many may run on one database. */
export async function startWorker(env: Env): Promise<Worker> {
  const log = createLog("worker", env.logLevel);
  const db = openDatabase(env.databaseUrl, { name: "jetdesk-worker", max: CONCURRENCY + 2 });
  const base: Omit<JobContext, "requestId"> = {
    db,
    jetpay: createJetpay(env.jetpay),
    currency: env.jetpay.currency,
    actor: { kind: "system", name: "worker" },
    now: () => new Date(),
    log,
    mail: openTransport(env),
  };
  const runner = await run({
    connectionString: env.databaseUrl,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: graphileLog(log),
    taskList: taskList(base),
    parsedCronItems: parseCronItems(SCHEDULE.map(([match, task]) => ({ match, task, options: { backfillPeriod: 0 } }))),
  });
  const stopPulse = await startPulse(base);
  return {
    async stop() {
      await runner.stop();
      await stopPulse();
      await db.close();
    },
  };
}

/** The registry as graphile-worker takes it. */
export function taskList(base: Omit<JobContext, "requestId">): TaskList {
  const task = (name: JobName) => async (payload: unknown) => {
    const job: (ctx: JobContext, payload: never) => Promise<unknown> = JOBS[name];
    try {
      await job({ ...base, requestId: newId() }, payload as never);
    } catch (error) {
      // graphile-worker keeps the message with the job and writes it into a line of its own.
      throw withoutValues(error);
    }
  };
  return Object.fromEntries((Object.keys(JOBS) as JobName[]).map((name) => [name, task(name)]));
}

/** graphile-worker's lines go to our log; what it says of each job that went well is noise. */
export function graphileLog(log: Log): GraphileLogger {
  return new Logger((scope) => (level, message, meta) => {
    const line = { ...meta, scope, error: undefined };
    if (level === "error") log.error({ ...line, err: meta?.["error"] }, message);
    else if (level === "warning") log.warn(line, message);
    else log.debug(line, message);
  });
}
