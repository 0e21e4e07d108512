import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildApp, isBuilt } from "./build";
import { prepareDatabase } from "./demo-data";
import { freePort } from "./free-port";
import type { Lifetime } from "./lifetime";
import { dropDatabase, ensureDatabase } from "./local-database";
import { localEnv } from "./local-env";
import { script, startSimulator, untilReady } from "./local-stack";
import { startMailCatcher } from "./mail-catcher";
import { DATA, ROOT } from "./places";
import { runPart, startPart } from "./processes";
import { step } from "./progress";
import { keptSecrets } from "./secrets";
import { fillStillDesk } from "./still-desk";
import { reportFile } from "./tally";

/** A business day of the simulator passes in 2 seconds: a journey waits for `completed` and does not become slow. */
const PACE = 43_200;

type Settings = { server: string; chromium: string };

/**
 * The browser journeys on a production build and a stack of their own: database, simulator, mail server, ports. Beside them, what only
 * looks at pages, on a second desk on which nothing moves.
 */
export async function runJourneys(lifetime: Lifetime, { server, chromium }: Settings): Promise<void> {
  const folder = join(DATA, "journeys");
  rmSync(folder, { recursive: true, force: true });
  const name = `jetdesk_journeys_${process.pid}`;
  const databaseUrl = await ensureDatabase(server, name);
  lifetime.add("database of the journeys", () => dropDatabase(server, name));
  const secrets = keptSecrets();
  const mail = await startMailCatcher(lifetime, join(folder, "mail"));
  const simulator = await startSimulator(lifetime, {
    name: "journeys-simulator",
    folder: join(folder, "simulator"),
    pace: PACE,
    token: secrets.simulatorToken,
    port: await freePort(),
  });
  const port = await freePort();
  const given = { SMTP_URL: mail.url, MAIL_FROM: "Harrow & Pine <accounts@harrowpine.example>" };
  const env = {
    ...localEnv(given, {
      databaseUrl,
      sessionSecret: secrets.session,
      port,
      simulator: { url: simulator.url, token: secrets.simulatorToken },
    }),
    MAIL_FROM: given.MAIL_FROM,
  };
  const fill = async () => {
    await step("demo data for the journeys", () =>
      prepareDatabase(lifetime, { url: databaseUrl, name: "journeys" }, env, true),
    );
    return step("the desk that stands still", () => fillStillDesk(lifetime, server));
  };
  const [still] = await Promise.all([fill(), isBuilt() ? null : step("building the app", () => buildApp(lifetime))]);
  await step("what each page loads", () => runPart(lifetime, { name: "bundle", args: script("bench/bundle.ts") }));
  const app = startPart(lifetime, { name: "journeys-app", args: script("lib/stack/start.ts"), env });
  await step("starting the app for the journeys", () => untilReady(app, `http://127.0.0.1:${port}`));
  const stillUrl = await step("starting the one that stands still", () => still.start());
  await step("browser journeys", () =>
    runPart(lifetime, {
      name: "journeys",
      args: [join(ROOT, "node_modules/@playwright/test/cli.js"), "test"],
      env: {
        CHROMIUM_PATH: chromium,
        E2E_BASE_URL: `http://localhost:${port}`,
        E2E_STILL_URL: stillUrl,
        E2E_DATABASE_URL: databaseUrl,
        E2E_SIMULATOR_URL: simulator.url,
        E2E_SIMULATOR_TOKEN: secrets.simulatorToken,
        E2E_MAIL_FOLDER: join(folder, "mail"),
        E2E_REPORT: reportFile("journeys"),
      },
    }),
  );
}
