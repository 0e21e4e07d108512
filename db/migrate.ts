import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations as migrateJobs } from "graphile-worker";
import pg from "pg";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number that nobody else uses; held while migrating, so that one process does it and the others wait. */
const LOCK = 7_305_114_022;

/** Applies pending migrations, ours and those of the job queue. Safe to call from many processes at once. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "jetdesk-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("set client_min_messages = warning");
    await applyMigrations(drizzle(client), { migrationsFolder: FOLDER });
    await migrateJobs({ connectionString: databaseUrl });
  } finally {
    await client.end();
  }
}
