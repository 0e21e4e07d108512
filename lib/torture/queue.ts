import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { JobName } from "@/lib/jobs/queue";
import { BEGIN } from "./clock";

export type WaitingJob = { id: string; name: JobName; payload: Record<string, unknown>; attempts: number };

/** As graphile-worker does: what a worker that died has locked is given back after four hours. */
const LOCKED_FOR = "4 hours";

/**
 * The job queue by the virtual clock: graphile-worker's own tables and its own rules for taking, ending and failing a
 * job (sql of version 0.17), with the run's time in the place of the database's.
 */
export class Queue {
  readonly #admin: Database;

  constructor(admin: Database) {
    this.#admin = admin;
  }

  /** Jobs that a worker would find now, in a fixed order. */
  async due(now: Date): Promise<WaitingJob[]> {
    const at = now.toISOString();
    await this.#admin.execute(sql`
      update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = greatest(run_at, ${at}::timestamptz)
      where locked_at < ${at}::timestamptz - ${LOCKED_FOR}::interval`);
    const { rows } = await this.#admin.execute<WaitingJob>(sql`
      select j.id::text, t.identifier as name, j.payload, j.attempts
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.is_available and j.run_at <= ${at}::timestamptz
      order by greatest(j.run_at, ${new Date(BEGIN).toISOString()}::timestamptz), j.id`);
    return rows;
  }

  async take(id: string, now: Date): Promise<void> {
    await this.#admin.execute(sql`
      update graphile_worker._private_jobs
      set attempts = attempts + 1, locked_by = 'torture', locked_at = ${now.toISOString()}::timestamptz
      where id = ${id}::bigint`);
  }

  async end(id: string): Promise<void> {
    await this.#admin.execute(sql`delete from graphile_worker._private_jobs where id = ${id}::bigint`);
  }

  async fail(id: string, now: Date): Promise<void> {
    await this.#admin.execute(sql`
      update graphile_worker._private_jobs
      set locked_by = null, locked_at = null, last_error = 'failed',
        run_at = greatest(${now.toISOString()}::timestamptz, run_at) + (exp(least(attempts, 10)) * interval '1 second')
      where id = ${id}::bigint`);
  }
}
