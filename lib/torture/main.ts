/**
 * `npm run torture -- --seed 1 --runs 200`: runs seeds and says what was found. Ends with 1 when anything was.
 *
 * | option | |
 * | --- | --- |
 * | `--seed S` | the first seed (1) |
 * | `--runs N` | so many seeds from there on (200); with 1 the whole history is told |
 * | `--lanes L` | runs at once (one for each core) |
 * | `--processes` | the app and the worker are real processes, ended by `kill -9`; no seed is like another time then |
 * | `--broken NAME` | with one mistake made by the harness (lib/torture/broken.ts), up to the first seed that shows it; with `all` in turn, and it ends with 0 when each was seen |
 * | `--report FILE` | keeps what came of it, and writes the file from what is kept of the last series of each kind |
 */
import { writeFileSync } from "node:fs";
import { type Lifetime, runCommand } from "@/lib/stack/lifetime";
import { say, step } from "@/lib/stack/progress";
import { BROKEN, type BrokenName } from "./broken";
import { openDatabases } from "./databases";
import type { Order } from "./lane";
import { runLanes } from "./lanes";
import { beginRecord, keepRecord, keptRecords } from "./record";
import { reportPage } from "./report";
import { addReport, failureLines, noTally, type Tally, tallyLines, wentWell } from "./summary";
import { type Wish, wishOf } from "./wish";

/** Every so many seeds one is run twice and compared. */
const TWICE_EVERY = 50;
const TELL_EVERY_MS = 10_000;

const options = process.argv.slice(2);

async function torture(lifetime: Lifetime): Promise<number> {
  const wish = wishOf(options);
  const open = await openDatabases(lifetime, Math.min(wish.lanes, wish.runs));
  if (wish.processes)
    await step("bundling the desk's processes", async () => (await import("./processes/bundle")).bundleChild());
  const [one = null, ...more] = wish.broken;
  if (more.length === 0) return wentWell(await runSeries(lifetime, await open(), wish, one)) ? 0 : 1;
  let seen = true;
  for (const name of wish.broken) {
    if (lifetime.ending) return 1;
    say(`With a mistake, ${name}: ${BROKEN[name].is}`);
    const { failed } = await runSeries(lifetime, await open(), wish, name);
    if (failed.length === 0) say(`  ✗ seen by none of ${wish.runs} seeds`);
    seen &&= failed.length > 0;
  }
  return seen ? 0 : 1;
}

async function runSeries(
  lifetime: Lifetime,
  databases: string[],
  { seed, runs, processes, report }: Wish,
  broken: BrokenName | null,
): Promise<Tally> {
  const record = beginRecord(broken ?? (processes ? "real" : "simulated"), options);
  const tally = noTally();
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1_000;
  const tell = () => {
    const rate = (tally.runs / seconds()).toFixed(2);
    say(`  · ${tally.runs} of ${runs}, ${rate} a second, ${tally.failed.length} failed`);
  };
  const telling = setInterval(tell, TELL_EVERY_MS);
  // Also when Ctrl-C ends it: what was done until then.
  const end = async () => {
    clearInterval(telling);
    tell();
    if (broken === null) for (const line of ["", ...tallyLines(tally, { real: processes }), ""]) say(line);
  };
  const ended = lifetime.add("the series", end);
  const orders = Array.from(
    { length: runs },
    (_, index): Order => ({
      seed: seed + index,
      processes,
      twice: broken === null && !processes && index % TWICE_EVERY === 0,
      history: runs === 1,
    }),
  );
  await runLanes(lifetime, databases, orders, {
    broken,
    hear(heard) {
      addReport(tally, heard);
      const failure = heard.violations.length === 0 ? undefined : tally.failed.at(-1);
      if (failure !== undefined) for (const line of failureLines(failure)) say(line);
      else for (const line of heard.history) say(`  ${line}`);
      return broken === null || failure === undefined;
    },
  });
  if (lifetime.ending) return tally;
  ended();
  await end();
  if (report !== null) {
    keepRecord({ ...record, seconds: seconds(), tally });
    writeFileSync(report, reportPage(keptRecords()));
  }
  return tally;
}

await runCommand(torture, 130);
