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

/**
 * `npm start`: pending migrations, the first administrator where there is nobody, then the app and, unless WORKER=off, one worker in this process.
 * Until it is told to stop, which is a good end, or the app ends.
 */
async function start(): Promise<number> {
  readEnvFiles();
  const env = loadEnv(process.env);
  await checkTraining(env);
  await migrate(env.databaseUrl);
  await welcome(env);
  const worker = env.worker ? await startWorker(env) : null;
  const app = startApp(env);
  const told = await Promise.race([toldToStop().then(() => true), app.ended.then(() => false)]);
  app.stop();
  // Both at once: whoever stops us does not wait long.
  const [code] = await Promise.all([app.ended, worker?.stop()]);
  return told ? 0 : code;
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

type App = { ended: Promise<number>; stop(): void };

/** The app in a process of its own (lib/stack/web.mjs): drawing pages holds up no job. */
function startApp({ port, appUrl }: Env): App {
  const child = spawn(process.execPath, [join(ROOT, "lib/stack/web.mjs"), String(port)], {
    cwd: ROOT,
    // By the channel the app hears of our end, even where we were killed; else it would live on and keep the port.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NEXTAUTH_URL: appUrl },
  });
  const stop = () => void child.kill("SIGTERM");
  // Told at our end as well, for before the app listens to the channel a signal ends it at once.
  process.once("exit", stop);
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  return { ended, stop };
}

/** The first time; a terminal tells every process of its group, and a person may press twice. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve());
  });

start().then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(error instanceof EnvError ? `Jetdesk does not start:\n${error.message}` : wordsOf(error));
    process.exit(1);
  },
);
