import pg from "pg";
import { startEmbedded } from "./postgres";
import { isAlive } from "./postmaster";

/** Held shared by every run that uses the server; who gets it alone is the last one and stops the server. */
const USERS = 7_305_114_100;

/** Developers run single files often and side by side: one server serves them all and ends with the last. */
export async function joinKeptServer(): Promise<{ url: string; leave(): Promise<void> }> {
  for (let attempt = 1; ; attempt++) {
    const cluster = await startEmbedded("test-postgres", { throwaway: true });
    const seat = new pg.Client({ connectionString: cluster.url, application_name: "jetdesk-test-run" });
    try {
      await seat.connect();
      await seat.query("select pg_advisory_lock_shared($1)", [USERS]);
    } catch (error) {
      // Another run, the last one until now, stopped the server between our start and our seat.
      if (attempt === 5) throw error;
      continue;
    }
    seat.on("error", () => undefined);
    await dropLeftovers(seat);
    const leave = async () => {
      await seat.query("select pg_advisory_unlock_shared($1)", [USERS]);
      const { rows } = await seat.query<{ last: boolean }>("select pg_try_advisory_lock($1) as last", [USERS]);
      if (rows[0]?.last === true) await cluster.stop();
      await seat.end();
    };
    return { url: cluster.url, leave };
  }
}

/** Databases of runs that were killed; the number in the name is the process that made it. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like 'jetdesk_test_%'",
  );
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split("_")[2]))) await client.query(`drop database if exists ${datname} with (force)`);
  }
}
