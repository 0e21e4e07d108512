/**
 * `npm run torture -- --seed 1 --runs 200`: runs seeds and says what was found. Ends with 1 when anything was.
 *
 * | option | |
 * | --- | --- |
 * | `--seed S` | the first seed (1) |
 * | `--runs N` | so many seeds from there on (200); with 1 the whole history is told |
 * | `--lanes L` | processes at once (one for each core) |
 * | `--broken NAME` | with one mistake made by the harness (lib/torture/broken.ts); ends at the first seed that shows it |
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type Lifetime, runCommand } from "@/lib/stack/lifetime";
import { PlainError } from "@/lib/stack/plain-error";
import { say } from "@/lib/stack/progress";
import { BROKEN } from "./broken";
import { openDatabases } from "./databases";
import { runLanes } from "./lanes";
import { failureLines, Summary } from "./summary";

/** Every so many seeds one is run twice and compared. */
const TWICE_EVERY = 20;
const TELL_EVERY_MS = 10_000;

type Wish = { seed: number; runs: number; lanes: number; broken: string | null };

function wishOf(args: string[]): Wish {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      runs: { type: "string", default: "200" },
      lanes: { type: "string", default: String(availableParallelism()) },
      broken: { type: "string" },
    },
  });
  const number = (name: "seed" | "runs" | "lanes"): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new PlainError(`--${name} is a whole number from 1 on`);
    return value;
  };
  const { broken = null } = values;
  if (broken !== null && !(broken in BROKEN))
    throw new PlainError(`--broken is one of ${Object.keys(BROKEN).join(", ")}`);
  const runs = number("runs");
  return { seed: number("seed"), runs, lanes: Math.min(number("lanes"), runs), broken };
}

async function torture(lifetime: Lifetime): Promise<number> {
  const { seed: first, runs, lanes, broken } = wishOf(process.argv.slice(2));
  const names = Array.from({ length: lanes }, (_, lane) => `torture_${lane + 1}`);
  const databases = await openDatabases(lifetime, names);
  const summary = new Summary();
  const started = Date.now();
  const tell = () => {
    const seconds = (Date.now() - started) / 1_000;
    const { runs: done, failed } = summary;
    say(`  · ${done} of ${runs}, ${(done / seconds).toFixed(1)} a second, ${failed.length} failed`);
  };
  const telling = setInterval(tell, TELL_EVERY_MS);
  // Said also when Ctrl-C ends it: what was done until then.
  lifetime.add("the report", async () => {
    clearInterval(telling);
    tell();
    for (const line of ["", ...summary.lines()]) say(line);
  });
  const orders = Array.from({ length: runs }, (_, index) => ({
    seed: first + index,
    twice: broken === null && index % TWICE_EVERY === 0,
    history: runs === 1,
  }));
  await runLanes(lifetime, databases, orders, {
    broken,
    hear(report) {
      summary.add(report);
      if (runs === 1) for (const line of report.history) say(`  ${line}`);
      if (report.violations.length > 0) for (const line of failureLines(report)) say(line);
      return broken === null || report.violations.length === 0;
    },
  });
  return summary.passed ? 0 : 1;
}

await runCommand(torture, 130);
