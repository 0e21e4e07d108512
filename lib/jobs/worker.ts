import { type Logger as GraphileLogger, Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import { openDatabase } from "@/db/client";
import type { Env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { createLog, type Log, withoutValues } from "@/lib/log";
import { openTransport } from "@/lib/mail/transport";
import { startPulse } from "./pulse";
import { enqueue, type JobName } from "./queue";
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
    callbackKey: env.jetpay.callbackKey?.value ?? null,
  };
  const begin = async () => {
    // A worker that was killed keeps its job locked for hours: what it left in the inbox is begun anew.
    await enqueue(db, "webhooks.apply", {}, { key: "webhooks.apply" });
    const runner = await run({
      connectionString: env.databaseUrl,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: graphileLog(log),
      taskList: taskList(base),
      parsedCronItems: parseCronItems(
        SCHEDULE.map(([match, task]) => ({ match, task, options: { backfillPeriod: 0 } })),
      ),
    });
    return { runner, stopPulse: await startPulse(base) };
  };
  let now = await begin();
  let stopping = false;
  /** A runner that ends by itself (its database went away) is begun again; until then no pulse says that there is one. */
  const watching = (async () => {
    while (!stopping) {
      await now.runner.promise.catch((error: unknown) => log.error({ err: withoutValues(error) }, "the runner ended"));
      if (stopping) return;
      await now
        .stopPulse()
        .catch((error: unknown) => log.warn({ err: withoutValues(error) }, "the pulse stays to expire"));
      now = await untilItBegins(begin, log);
    }
  })();
  return {
    async stop() {
      stopping = true;
      await now.runner.stop();
      await watching;
      await now.stopPulse();
      await db.close();
    },
  };
}

const BEGIN_AGAIN_MS = 1_000;

async function untilItBegins<T>(begin: () => Promise<T>, log: Log): Promise<T> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, BEGIN_AGAIN_MS));
    try {
      return await begin();
    } catch (error) {
      log.warn({ err: withoutValues(error) }, "the runner cannot begin yet");
    }
  }
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
