import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json";

export type Readiness = { database: boolean; migrations: boolean; worker: boolean };

const PULSE_MAX_AGE = "2 minutes";

/** What the process needs to be of use: a database that answers, every migration applied, a worker that has been heard lately. */
export async function readReadiness(db: Database): Promise<Readiness> {
  const { rows } = await db.execute<{ applied: string; pulse: boolean }>(sql`
    select
      (select count(*) from drizzle.__drizzle_migrations) as applied,
      exists (select from worker_pulses where at > now() - ${PULSE_MAX_AGE}::interval) as pulse`);
  const [row] = rows;
  return {
    database: true,
    migrations: Number(row?.applied ?? 0) >= journal.entries.length,
    worker: row?.pulse === true,
  };
}
