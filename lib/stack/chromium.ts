import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import type { Lifetime } from "./lifetime";
import { ROOT } from "./places";
import { PlainError } from "./plain-error";
import { runPart } from "./processes";
import { complain, step } from "./progress";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Started so, it runs as root in a container, and speaks to nobody of its own accord. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium of this machine: the one CHROMIUM_PATH names, one that is installed, or Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (runs(named)) return named;
    throw new PlainError(`CHROMIUM_PATH is ${named}, and that is not a browser that runs here.`);
  }
  return [...PLACES, chromium.executablePath()].find(runs) ?? null;
}

/** Ubuntu has a /usr/bin/chromium-browser that only says to use snap; so each is asked for its version. */
const runs = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;

/** Finds a Chromium or installs one; there is no run of the journeys without a browser. */
export async function ensureChromium(lifetime: Lifetime): Promise<string> {
  const found = findChromium();
  if (found !== null) return found;
  for (const [name, install] of installers(lifetime)) {
    await step(`installing Chromium by ${name}`, install).catch((error: unknown) => complain(String(error)));
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new PlainError(
    "There is no Chromium here and none could be installed. Install one and name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

function installers(lifetime: Lifetime): [string, () => Promise<void>][] {
  const apt = async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await runPart(lifetime, { name: "apt-update", program: "apt-get", args: ["update"], env });
    await runPart(lifetime, {
      name: "apt-install",
      program: "apt-get",
      args: ["install", "-y", "--no-install-recommends", "chromium"],
      env,
    });
  };
  const playwright = () =>
    runPart(lifetime, {
      name: "playwright-install",
      args: [join(ROOT, "node_modules/@playwright/test/cli.js"), "install", "chromium"],
    });
  const mayApt = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  return [...(mayApt ? [["apt-get", apt] as [string, () => Promise<void>]] : []), ["Playwright", playwright]];
}
