import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Lifetime } from "./lifetime";
import { next, script } from "./local-stack";
import { ROOT } from "./places";
import { runPart } from "./processes";
import { step } from "./progress";
import { reportFile } from "./tally";

type Check = { name: string; commands: string[][] };

const tool = (file: string, ...args: string[]): string[] => [join(ROOT, "node_modules", file), ...args];

/** Two run at a time, in this order: the long ones first. */
const CHECKS: Check[] = [
  { name: "types", commands: [next("typegen"), tool("typescript/bin/tsc", "--noEmit")] },
  { name: "unit tests", commands: [vitest("unit", "unit")] },
  {
    name: "lint and format",
    commands: [tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", "--max-diagnostics=200", ".")],
  },
  { name: "what imports what", commands: [script("lib/stack/dependencies.ts")] },
  { name: "architecture, messages, cited paths", commands: [script("lib/stack/architecture.ts")] },
  { name: "dead code", commands: [tool("knip/bin/knip.js", "--no-progress")] },
];
const AT_A_TIME = 2;

/** Arguments that run a project of vitest and leave a report under `report`. */
export function vitest(project: string, report: string): string[] {
  return tool(
    "vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile(report)}`,
  );
}

/** No report of an earlier run is taken for this one's. */
export function clearReports(): void {
  const folder = dirname(reportFile("any"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Lint, types, architecture, dead code and unit tests; the first that fails ends the run with all it said. */
export async function runChecks(lifetime: Lifetime): Promise<void> {
  const waiting = [...CHECKS];
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await runOne(lifetime, check);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
}

const runOne = (lifetime: Lifetime, { name, commands }: Check): Promise<void> =>
  step(
    name,
    async () => {
      for (const args of commands) await runPart(lifetime, { name: name.replaceAll(/\W+/g, "-"), args });
    },
    () => !lifetime.ending,
  );
