/**
 * `npm run bench:hands -- --rows 100000`: from a press to the next picture (Interaction to Next Paint, as the browser itself times it), and the
 * frames of scrolling, on a production build in a Chromium four times slower than it is. `--url` takes a desk that is running.
 */
import { parseArgs } from "node:util";
import { runCommand } from "@/lib/stack/lifetime";
import { say } from "@/lib/stack/progress";
import { line, machine, quantile } from "./figures";
import { INTERACTIONS } from "./interactions";
import { interactionsOf, watchInteractions } from "./next-paint";
import { LATE_MS, scrollThrough } from "./scrolling";
import { opened, signedIn, startBenchStack, startChromium } from "./stack";

const { values } = parseArgs({
  options: { rows: { type: "string" }, runs: { type: "string" }, only: { type: "string" }, url: { type: "string" } },
});
const ROWS = Number(values.rows ?? 100_000);
const RUNS = Number(values.runs ?? 12);
const SLOWER = 4;

await runCommand(async (lifetime) => {
  const url = values.url ?? (await startBenchStack(lifetime, ROWS));
  const page = await signedIn(await startChromium(lifetime), url);
  await page.addInitScript(watchInteractions);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const wanted = (name: string) => values.only === undefined || name.includes(values.only);
  say(`\n${machine()}`);
  say(`${values.url ?? `${ROWS} transactions`}, ${RUNS} runs each, CPU ${SLOWER} times slower, milliseconds\n`);
  const row = (name: string, figures: readonly number[]) =>
    say(
      line(
        name,
        [quantile(figures, 0.5), quantile(figures, 0.95), Math.max(...figures)].map((figure) => figure.toFixed(0)),
      ),
    );
  say(line("", ["p50", "p95", "longest"]));
  for (const { name, at, before, act } of INTERACTIONS.filter((one) => wanted(one.name))) {
    const figures: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await opened(page, at);
      await before?.(page);
      figures.push(await interactionsOf(page, () => act(page, run)));
    }
    row(name, figures);
  }
  if (wanted("scroll")) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await scrollThrough(page));
    const frames = runs.flatMap((one) => one.frames);
    const tasks = runs.flatMap((one) => one.longTasks);
    row("a frame while scrolling", frames);
    say(
      `${frames.filter((frame) => frame > LATE_MS).length} of ${frames.length} frames took longer than ${LATE_MS} ms`,
    );
    say(
      `${tasks.length} tasks of the page took longer than 50 ms${tasks.length === 0 ? "" : `, ${Math.max(...tasks)} at most`}`,
    );
  }
  say(`\n${machine()} at the end`);
  return 0;
});
