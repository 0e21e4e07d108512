import { sql } from "drizzle-orm";
import { type Context, requireRight } from "@/lib/context";
import { readReadiness } from "@/lib/jobs/readiness";
import { readSetting } from "@/lib/settings/settings";
import { readStamp, type Stamp } from "@/lib/webhooks/stamp";

/** What the desk runs on, as it is now. Times are ISO instants. */
export type Parts = {
  /** By the server's clock, so that ages are right on a machine whose clock is not. */
  now: string;
  migrations: boolean;
  worker: { alive: boolean; count: number; heardAt: string | null };
  /** Jobs that are due and have not begun; `givenUp` failed as often as they may. */
  queue: { due: number; oldest: string | null; givenUp: number };
  word: Pick<Stamp, "status" | "why" | "completeUpTo" | "lastHeard" | "waiting" | "oldestWaiting">;
  setAside: number;
  unknown: number;
};

/** As the driver hands over a raw query: counts and instants are text. */
type Row = {
  workers: string;
  pulse: string | null;
  due: string;
  oldest: string | null;
  given_up: string;
  set_aside: string;
};

/** Whether each part is well. That the database answers is told by there being an answer. */
export async function readParts(ctx: Context): Promise<Parts> {
  requireRight(ctx, "settings.read");
  const zone = await readSetting(ctx.db, "desk.zone");
  const [ready, stamp, { rows }] = await Promise.all([
    readReadiness(ctx.db),
    readStamp(ctx, zone),
    ctx.db.execute<Row>(sql`
      with due as (
        select run_at from graphile_worker.jobs
        where run_at <= now() and locked_at is null and attempts < max_attempts
      )
      select
        (select count(*) from worker_pulses where at > now() - interval '2 minutes') as workers,
        (select max(at) from worker_pulses) as pulse,
        (select count(*) from due) as due,
        (select min(run_at) from due) as oldest,
        (select count(*) from graphile_worker.jobs where attempts >= max_attempts) as given_up,
        (select count(*) from webhook_events where processed_at is null and error is not null) as set_aside`),
  ]);
  const row = rows[0];
  if (row === undefined) throw new Error("the parts could not be read");
  const { status, why, completeUpTo, lastHeard, waiting, oldestWaiting, unknown } = stamp;
  return {
    now: ctx.now().toISOString(),
    migrations: ready.migrations,
    worker: { alive: ready.worker, count: Number(row.workers), heardAt: instant(row.pulse) },
    queue: { due: Number(row.due), oldest: instant(row.oldest), givenUp: Number(row.given_up) },
    word: { status, why, completeUpTo, lastHeard, waiting, oldestWaiting },
    setAside: Number(row.set_aside),
    unknown,
  };
}

const instant = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());
