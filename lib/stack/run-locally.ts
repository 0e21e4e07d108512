import { openDatabase } from "@/db/client";
import { loadEnv } from "@/lib/env";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { createLog } from "@/lib/log";
import { moveWebhook } from "@/lib/webhooks/move";
import { buildApp, isBuilt } from "./build";
import { claim } from "./claim";
import { prepareDatabase, simulatorFolder } from "./demo-data";
import { isFree } from "./free-port";
import type { Lifetime } from "./lifetime";
import { localDatabase } from "./local-database";
import { localEnv } from "./local-env";
import { checkEnv, type Env, next, script, simulatorPort, startSimulator, untilReady } from "./local-stack";
import { PlainError } from "./plain-error";
import { type Part, startPart, withName } from "./processes";
import { complain, say, step } from "./progress";
import { keptSecrets } from "./secrets";
import { signInBlock } from "./sign-in-block";

type Mode = "demo" | "dev";

/** A business day of the simulator passes in 20 seconds: a payment completes while one watches. */
const PACE = 4_320;

/** The whole desk on this machine, until Ctrl-C or until a part of it dies; resolves with the exit code of the latter. */
export async function runLocally(lifetime: Lifetime, mode: Mode): Promise<number> {
  say(`\nJetdesk ${mode}\n`);
  const port = Number(process.env["PORT"] || 3000);
  await claim(lifetime, mode);
  if (!(await isFree(port))) {
    throw new PlainError(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm run ${mode}`,
    );
  }
  const secrets = keptSecrets();
  const database = await step("starting PostgreSQL", () => localDatabase(lifetime));
  const simulator = await simulatorFor(lifetime, mode, database.name, secrets.simulatorToken);
  const env = localEnv(process.env, {
    databaseUrl: database.url,
    sessionSecret: secrets.session,
    port,
    simulator: simulator && { url: simulator.url, token: secrets.simulatorToken },
  });
  checkEnv(env);
  // What is ended because the other one failed has not failed.
  const failing = () => !lifetime.ending;
  await Promise.all([
    mode === "dev" || isBuilt() ? null : step("building the app", () => buildApp(lifetime), failing),
    step("preparing the database", () => prepareDatabase(lifetime, database, env, simulator !== null), failing),
  ]);
  const parts = await step("starting the app and its worker", () => START[mode](lifetime, env, port));
  if (simulator !== null) await hearHere(env);
  say(signInBlock(`http://localhost:${port}`));
  const died = await Promise.race([
    database.lost,
    ...[...parts, ...(simulator ? [simulator.part] : [])].map(({ name, ended, tail }) =>
      ended.then(({ words }) => `The ${name} ${words}.\n${tail()}`),
    ),
  ]);
  // A part that ends while we are ending everything is not news.
  if (!lifetime.ending) complain(`\n${died}\nThe rest is stopped with it.`);
  return 1;
}

/** The simulator keeps the address of the run before, which may have been on another port. */
async function hearHere(given: Env): Promise<void> {
  const env = loadEnv({ ...process.env, NODE_ENV: "production", ...given });
  const db = openDatabase(env.databaseUrl, { max: 1, name: "jetdesk-setup" });
  const ctx = {
    db,
    jetpay: createJetpay(env.jetpay),
    currency: env.jetpay.currency,
    actor: { kind: "system" as const, name: "setup" as const },
    now: () => new Date(),
    log: createLog("setup", env.logLevel),
    requestId: newId(),
  };
  await moveWebhook(ctx, { appUrl: env.appUrl, callbackKey: env.jetpay.callbackKey?.value ?? null }).finally(db.close);
}

function simulatorFor(lifetime: Lifetime, mode: Mode, database: string, token: string) {
  if (process.env["JETPAY_BASE_URL"]) return Promise.resolve(null);
  return step("starting the Jetpay simulator", async () =>
    startSimulator(lifetime, {
      // What Jetpay knows belongs to one database: another database has another Jetpay.
      folder: simulatorFolder(database),
      pace: PACE,
      token,
      port: await simulatorPort(),
      watch: mode === "dev",
    }),
  );
}

const START: Record<Mode, (lifetime: Lifetime, env: Env, port: number) => Promise<Part[]>> = {
  /** As in production: `npm start`. */
  async demo(lifetime, env, port) {
    const app = startPart(lifetime, { name: "app", args: script("lib/stack/start.ts"), env });
    await untilReady(app, `http://127.0.0.1:${port}`);
    return [app];
  },
  /** Hot reload; worker and simulator start again whenever a file they import changes. */
  async dev(lifetime, env, port) {
    const development = { ...env, NODE_ENV: "development" };
    const worker = startPart(lifetime, {
      name: "worker",
      args: script("lib/stack/worker.ts", true),
      env: development,
      show: withName("worker"),
    });
    const app = startPart(lifetime, {
      name: "app",
      args: next("dev", "-p", String(port)),
      env: development,
      show: withName("app"),
    });
    await untilReady(app, `http://127.0.0.1:${port}`);
    return [app, worker];
  },
};
