import { createHash } from "node:crypto";
import pg from "pg";
import { isHalfFilled, refuseHalfFilled, startAfresh } from "./demo-data";
import type { Lifetime } from "./lifetime";
import { startEmbedded } from "./postgres";

/** `lost` resolves when the server goes away under the app. `name` parts what belongs to one database from another. */
export type LocalDatabase = { url: string; name: string; lost: Promise<string> };

const EMBEDDED = "embedded";

/** DATABASE_URL where it is set, else the embedded PostgreSQL under `.data/postgres`. */
export async function localDatabase(lifetime: Lifetime): Promise<LocalDatabase> {
  const given = process.env["DATABASE_URL"];
  if (given) {
    const name = createHash("sha256").update(given).digest("hex").slice(0, 10);
    refuseHalfFilled(name);
    return { url: given, name, lost: new Promise(() => undefined) };
  }
  const cluster = await startEmbedded("postgres");
  lifetime.add("PostgreSQL", cluster.stop);
  if (isHalfFilled(EMBEDDED)) {
    await dropDatabase(cluster.url, "jetdesk");
    startAfresh(EMBEDDED);
  }
  const url = await ensureDatabase(cluster.url, "jetdesk");
  const watch = new pg.Client({ connectionString: url, application_name: "jetdesk-stack" });
  await watch.connect();
  const lost = new Promise<string>((resolve) =>
    watch.on("error", ({ message }) => resolve(`PostgreSQL went away: ${message}`)),
  );
  lifetime.add("connection to PostgreSQL", () => watch.end());
  return { url, name: EMBEDDED, lost };
}

/** The address of database `name` on `server`, created when it is not there. */
export async function ensureDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`).finally(() => client.end());
}
