import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { prepareDatabase } from "./demo-data";
import { freePort } from "./free-port";
import type { Lifetime } from "./lifetime";
import { dropDatabase, ensureDatabase } from "./local-database";
import { localEnv } from "./local-env";
import { script, startSimulator, untilReady } from "./local-stack";
import { DATA, ROOT } from "./places";
import { startPart } from "./processes";
import { keptSecrets } from "./secrets";
import { STILL_AT } from "./still-at";

/** How far back its transactions go: enough for every state and every curve. */
const DAYS = 30;
const STILL = {
  NODE_OPTIONS: `--import ${pathToFileURL(join(ROOT, "lib/stack/still.mjs")).href}`,
  STILL_AT,
};

/** A desk that stands still: the same data, ids and clock at every start, and nobody at work. Pictures of it can be compared. */
export type StillDesk = {
  /** Starts the app on what was filled in; there must be a build. Resolves with its origin. */
  start(): Promise<string>;
};

/** Fills a database of its own on `server` by the product's own verbs, which takes seconds; it is dropped in the end. */
export async function fillStillDesk(lifetime: Lifetime, server: string): Promise<StillDesk> {
  const folder = join(DATA, "still");
  rmSync(folder, { recursive: true, force: true });
  const name = `jetdesk_still_${process.pid}`;
  const databaseUrl = await ensureDatabase(server, name);
  lifetime.add("database of the still desk", () => dropDatabase(server, name));
  const secrets = keptSecrets();
  const simulator = await startSimulator(lifetime, {
    name: "still-simulator",
    folder: join(folder, "simulator"),
    pace: 1,
    token: secrets.simulatorToken,
    port: await freePort(),
    // Links that it hands out are on the pages.
    env: { ...STILL, SIMULATOR_PUBLIC_URL: "https://pay.jetpay.example" },
  });
  const port = await freePort();
  const local = localEnv(
    {},
    {
      databaseUrl,
      sessionSecret: secrets.session,
      port,
      simulator: { url: simulator.url, token: secrets.simulatorToken },
    },
  );
  const filling = { ...local, ...STILL, SEED_DAYS: String(DAYS) };
  await prepareDatabase(lifetime, { url: databaseUrl, name: "still" }, filling, true);
  await keepPulse(databaseUrl);
  return {
    async start() {
      const env = { ...local, ...STILL, STILL_BYTES: "one", WORKER: "off" };
      const app = startPart(lifetime, { name: "still-app", args: script("lib/stack/start.ts"), env });
      await untilReady(app, `http://127.0.0.1:${port}`);
      return `http://localhost:${port}`;
    },
  };
}

/** A worker would move things; instead, PostgreSQL, whose clock goes on, has heard of one until long after the run. */
async function keepPulse(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client
    .query(
      "insert into worker_pulses (worker_id, started_at, at) values (gen_random_uuid(), now(), now() + interval '1 day')",
    )
    .finally(() => client.end());
}
