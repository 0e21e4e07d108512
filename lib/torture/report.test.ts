import { expect, test } from "vitest";
import { noCoverage } from "./coverage";
import type { SeriesKind, SeriesRecord } from "./record";
import { reportPage } from "./report";
import { noTally, type Tally } from "./summary";

const series = (kind: SeriesKind, tally: Partial<Tally>): SeriesRecord => ({
  kind,
  command: `npm run torture -- ${kind}`,
  commit: "0123456789",
  machine: "a machine",
  at: "2031-03-03T15:00:00.000Z",
  seconds: 61.4,
  tally: { ...noTally(), ...tally },
});
const rowOf = (page: string, name: string): string[] =>
  (page.split("\n").find((line) => line.startsWith(`| ${name} |`) || line.includes(`| ${name} |`)) ?? "")
    .split("|")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");

const coverage = { ...noCoverage(), met: { crash: 3, cut: 2 }, blows: { "crash/commit": 3 } };

test("says what was run, on which commit, and what was found", () => {
  const page = reportPage([
    series("real", { runs: 20, actions: 440, coverage }),
    series("simulated", { runs: 2_000, actions: 50_000, violations: { stuck: 1 }, coverage }),
  ]);
  expect(page).toContain("`npm run torture -- simulated`");
  expect(page).toContain("2031-03-03 15:00 UTC, commit `0123456789`, 61 s on a machine");
  expect(rowOf(page, "runs")).toEqual(["runs", "2000", "20"]);
  expect(rowOf(page, "runs with: stuck")).toEqual(["runs with: stuck", "1", "0"]);
  expect(rowOf(page, "runs with: doubled effect")).toEqual(["runs with: doubled effect", "0", "0"]);
});

test("tells a fault that cannot be from one that never was", () => {
  const page = reportPage([series("simulated", { coverage }), series("real", { coverage })]);
  expect(rowOf(page, "`cut`")).toEqual(["process and database", "`cut`", "2", "-"]);
  expect(rowOf(page, "`lose`")).toEqual(["delivery", "`lose`", "0", "0"]);
});

test("names the lowest seed that showed a mistake, or that none did", () => {
  const failure = (seed: number) => ({
    seed,
    actions: 9,
    shortened: true,
    history: [`create of ${seed}`],
    violations: [{ kind: "mail" as const, detail: "got it 2 times" }],
  });
  const page = reportPage([
    series("mail_again", { runs: 9, failed: [failure(8), failure(5)] }),
    series("no_sweep", { runs: 60 }),
  ]);
  expect(page).toContain("--broken mail_again --seed 5 --runs 1");
  expect(page).toContain("1. create of 5\n! mail: got it 2 times");
  expect(page).toMatch(/`no_sweep`.*Not found within 60 seeds/);
});
