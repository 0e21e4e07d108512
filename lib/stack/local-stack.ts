import { createHash } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "@/db/migrate";
import { EnvError, loadEnv } from "@/lib/env";
import { keptPort } from "./free-port";
import type { Lifetime } from "./lifetime";
import { DATA, ROOT } from "./places";
import { PlainError } from "./plain-error";
import { startEmbedded } from "./postgres";
import { type Part, runPart, startPart } from "./processes";

const READY_WITHIN_MS = 90_000;
const TSX = ["--import", "tsx"];
const TSX_WATCH = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false"];

/** Arguments of Node that run a TypeScript file of this checkout, once or again whenever a file it imports changes. */
export const script = (file: string, watch = false): string[] => [...(watch ? TSX_WATCH : TSX), join(ROOT, file)];
export const next = (...args: string[]): string[] => [join(ROOT, "node_modules/next/dist/bin/next"), ...args];

/** `lost` resolves when the server goes away under the app. `name` parts what belongs to one database from another. */
export type LocalDatabase = { url: string; name: string; lost: Promise<string> };

/** DATABASE_URL where it is set, else the embedded PostgreSQL under `.data/postgres`. */
export async function localDatabase(lifetime: Lifetime): Promise<LocalDatabase> {
  const given = process.env["DATABASE_URL"];
  if (given) {
    const name = createHash("sha256").update(given).digest("hex").slice(0, 10);
    return { url: given, name, lost: new Promise(() => undefined) };
  }
  const cluster = await startEmbedded("postgres");
  lifetime.add("PostgreSQL", cluster.stop);
  const url = await ensureDatabase(cluster.url, "jetdesk");
  const watch = new pg.Client({ connectionString: url, application_name: "jetdesk-stack" });
  await watch.connect();
  const lost = new Promise<string>((resolve) =>
    watch.on("error", ({ message }) => resolve(`PostgreSQL went away: ${message}`)),
  );
  lifetime.add("connection to PostgreSQL", () => watch.end());
  return { url, name: "embedded", lost };
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

type SimulatorOptions = {
  name?: string;
  folder: string;
  pace: number;
  token: string;
  port: number;
  watch?: boolean;
  output?: "log" | "show";
};

export async function startSimulator(
  lifetime: Lifetime,
  options: SimulatorOptions,
): Promise<{ part: Part; url: string }> {
  const part = startPart(lifetime, {
    name: options.name ?? "simulator",
    args: script("lib/jetpay/simulator/main.ts", options.watch),
    output: options.output ?? "log",
    env: {
      SIMULATOR_PORT: String(options.port),
      SIMULATOR_DATA_DIR: options.folder,
      SIMULATOR_PACE: String(options.pace),
      SIMULATOR_TOKEN: options.token,
    },
  });
  const [, url = ""] = await part.line(/listening on (\S+)/);
  return { part, url };
}

/** The simulator's port is in links it has handed out, so it stays the same between runs. */
export const simulatorPort = (): Promise<number> => keptPort(join(DATA, "simulator-port"));

export function checkEnv(env: Record<string, string | undefined>): void {
  try {
    loadEnv({ ...process.env, NODE_ENV: "production", ...env });
  } catch (error) {
    throw error instanceof EnvError ? new PlainError(error.message) : error;
  }
}

export type Env = Record<string, string | undefined>;

/** Demo data where there is none; a database with a single contact in it is somebody's and is left alone. */
export async function migrateAndSeed(lifetime: Lifetime, databaseUrl: string, env: Env, seed: boolean): Promise<void> {
  await migrate(databaseUrl);
  if (seed && (await isEmpty(databaseUrl)))
    await runPart(lifetime, { name: "seed", args: script("db/seed.ts"), env, output: "show" });
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ empty: boolean }>("select not exists (select from contacts) as empty");
    return rows[0]?.empty === true;
  } finally {
    await client.end();
  }
}

/** Resolves once the app says that it and everything it needs is there (GET /api/ready). */
export async function untilReady(part: Part, url: string): Promise<void> {
  let over: string | null = null;
  void part.ended.then(({ words }) => {
    over = words;
  });
  const until = Date.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (over === null && Date.now() < until) {
    last = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) }).then(
      async (response) => (response.ok ? "" : `${response.status} ${await response.text()}`),
      (error: unknown) => String(error),
    );
    if (last === "") return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new PlainError(`The app ${over ?? `was not ready in time (${last})`}.\n${part.tail()}`);
}
