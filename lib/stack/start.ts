import "./production";

import { spawn } from "node:child_process";
import { join } from "node:path";
import { openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { type Env, EnvError, loadEnv } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";
import { createLog } from "@/lib/log";
import { ensureFirstAdministrator } from "@/lib/team/first-administrator";
import { readEnvFiles } from "./env-files";
import { ROOT } from "./places";
import { wordsOf } from "./plain-error";
import { complain } from "./progress";
import { checkTraining } from "./training";

/** `npm start`: pending migrations, the first administrator where there is nobody, then the app and, unless WORKER=off, one worker in this process. */
async function start(): Promise<number> {
  readEnvFiles();
  const env = loadEnv(process.env);
  await checkTraining(env);
  await migrate(env.databaseUrl);
  await welcome(env);
  const worker = env.worker ? await startWorker(env) : null;
  const code = await serve(env);
  await worker?.stop();
  return code;
}

/** On an empty database somebody must be able to sign in; on any other this does nothing. */
async function welcome(env: Env): Promise<void> {
  const db = openDatabase(env.databaseUrl, { max: 1, name: "jetdesk-setup" });
  const setup = { db, now: () => new Date(), log: createLog("setup", env.logLevel) };
  try {
    await ensureFirstAdministrator(setup, env.firstAdministrator);
  } finally {
    await db.close();
  }
}

/** Runs `next start` until it ends or we are told to; told to is a good end. */
function serve({ port, appUrl }: Env): Promise<number> {
  const app = spawn(process.execPath, [join(ROOT, "node_modules/next/dist/bin/next"), "start", "-p", String(port)], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, NEXTAUTH_URL: appUrl },
  });
  // However this process ends, the app does not outlive it and keep the port.
  process.once("exit", () => app.kill("SIGTERM"));
  let told = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      told = true;
      app.kill("SIGTERM");
    });
  }
  return new Promise((resolve, reject) => {
    app.once("error", reject);
    app.once("close", (code) => resolve(told ? 0 : (code ?? 1)));
  });
}

start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(error instanceof EnvError ? `Jetdesk does not start:\n${error.message}` : wordsOf(error));
    process.exit(1);
  },
);
