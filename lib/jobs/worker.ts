import { EventEmitter, once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import {
  type Logger as GraphileLogger,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
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

/**
 * Batches, of what ends in one turn of the event loop: only they end the runner where the end of a job cannot be written
 * down. Without them nobody awaits that write, and a connection cut at that moment ends the process.
 */
const BATCHED = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } as const;

export type Worker = { stop(): Promise<void> };

/** Starts a worker on the database's queue; many may run on one database. */
export async function startWorker(env: Env): Promise<Worker> {
  const log = createLog("worker", env.logLevel);
  const db = openDatabase(env.databaseUrl, { name: "jetdesk-worker", max: CONCURRENCY + 2 });
  // The queue's own: a runner that opens its pool does not wait for it to close.
  const queue = openDatabase(env.databaseUrl, { name: "jetdesk-queue", max: CONCURRENCY + 2 });
  const base: Omit<JobContext, "requestId"> = {
    db,
    jetpay: createJetpay(env.jetpay),
    currency: env.jetpay.currency,
    actor: { kind: "system", name: "worker" },
    now: () => new Date(),
    log,
    mail: openTransport(env),
    appUrl: env.appUrl,
    callbackKey: env.jetpay.callbackKey?.value ?? null,
  };
  let held: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => held.push(workerPool.id));
  const begin = async (): Promise<Begun> => {
    // What a runner of ours held as it ended would stay locked for hours.
    if (held.length > 0) await db.execute(sql`select graphile_worker.force_unlock_workers(${sql.param(held)}::text[])`);
    held = [];
    // A worker that was killed keeps its job locked for hours: what it left in the inbox is begun anew.
    await enqueue(db, "webhooks.apply", {}, { key: "webhooks.apply" });
    // Nobody asked Jetpay how its deliveries do while no worker ran: the stamp need not wait for the next round.
    await enqueue(db, "webhook.watch", {}, { key: "webhook.watch" });
    const runner = await run({
      pgPool: queue.pool,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: graphileLog(log),
      taskList: taskList(base),
      preset: BATCHED,
      events,
      parsedCronItems: parseCronItems(
        SCHEDULE.map(([match, task]) => ({ match, task, options: { backfillPeriod: 0 } })),
      ),
    });
    try {
      return { runner, stopPulse: await startPulse(base) };
    } catch (error) {
      // Two runners at once would be one more than anybody stops.
      await stopRunner(runner);
      throw error;
    }
  };
  const halt = new AbortController();
  const halted = once(halt.signal, "abort");
  const first = await begin();
  /** A runner that ends by itself (its database went away) is begun again; until then no pulse says that there is one. */
  const watching = (async () => {
    for (let now: Begun | null = first; now !== null; now = await untilItBegins(begin, log, halt.signal)) {
      const ended = now.runner.promise.then(
        () => true,
        (error: unknown) => {
          log.error({ err: withoutValues(error) }, "the runner ended");
          return true;
        },
      );
      if ((await Promise.race([ended, halted])) !== true) await stopRunner(now.runner);
      await now
        .stopPulse()
        .catch((error: unknown) => log.warn({ err: withoutValues(error) }, "the pulse stays to expire"));
    }
  })();
  return {
    async stop() {
      halt.abort();
      await watching.finally(() => Promise.all([queue.close(), db.close()]));
    },
  };
}

/** One that ends by itself at this very moment refuses to be stopped; then its end is waited for. */
async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => runner.promise.catch(() => undefined));
}

type Begun = { runner: Runner; stopPulse: () => Promise<void> };

const BEGIN_AGAIN_MS = 1_000;

/** Begins when the database is there again, or answers null when nothing more is to begin. */
async function untilItBegins(begin: () => Promise<Begun>, log: Log, halt: AbortSignal): Promise<Begun | null> {
  while (!halt.aborted) {
    await setTimeout(BEGIN_AGAIN_MS, undefined, { signal: halt }).catch(() => null);
    if (halt.aborted) break;
    try {
      return await begin();
    } catch (error) {
      log.warn({ err: withoutValues(error) }, "the runner cannot begin yet");
    }
  }
  return null;
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
