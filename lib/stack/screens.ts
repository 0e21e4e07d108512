import { join } from "node:path";
import { buildApp, isBuilt } from "./build";
import { ensureChromium } from "./chromium";
import { joinKeptServer } from "./kept-test-server";
import { runCommand } from "./lifetime";
import { ROOT } from "./places";
import { runPart } from "./processes";
import { say, step } from "./progress";
import { fillStillDesk } from "./still-desk";

/**
 * `npm run docs:screens`: the pictures in docs/screens anew, where pages no longer look like them (e2e/screens.spec.ts). What is given
 * after `--` goes to Playwright: `-g board` for some, `--update-snapshots=none` to compare only.
 */
await runCommand(async (lifetime) => {
  const chromium = await ensureChromium(lifetime);
  const { url, leave } = await step("starting PostgreSQL", joinKeptServer);
  lifetime.add("PostgreSQL", leave);
  if (!isBuilt()) await step("building the app", () => buildApp(lifetime));
  const still = await step("the desk that stands still", () => fillStillDesk(lifetime, url));
  const origin = await step("starting it", () => still.start());
  await runPart(lifetime, {
    name: "screens",
    args: [
      join(ROOT, "node_modules/@playwright/test/cli.js"),
      "test",
      "e2e/screens.spec.ts",
      "--update-snapshots=changed",
      ...process.argv.slice(2),
    ],
    env: { CHROMIUM_PATH: chromium, E2E_STILL_URL: origin },
    show: (line) => line,
  });
  say("Look at what changed before you commit it: git status docs/screens");
  return 0;
});
