import { addCoverage, type Coverage, neverKilledAt, neverMet, noCoverage } from "./coverage";
import type { Report } from "./lane";
import { VIOLATIONS, type Violation, type ViolationKind } from "./oracle/violation";

/** A seed that failed, with the shortest history found that fails alike; that of the run itself where none was looked for. */
export type Failure = { seed: number; actions: number; shortened: boolean; history: string[]; violations: Violation[] };

/** What a series of runs came to, in plain numbers. */
export type Tally = {
  runs: number;
  actions: number;
  /** Actions of the shortest run that went well. */
  fewest: number;
  /** Seeds that were run twice, and how many of them came out otherwise. */
  twice: number;
  unlike: number;
  coverage: Coverage;
  /** Runs in which a kind of violation was found. */
  violations: Partial<Record<ViolationKind, number>>;
  failed: Failure[];
};

export const noTally = (): Tally => ({
  runs: 0,
  actions: 0,
  fewest: 0,
  twice: 0,
  unlike: 0,
  coverage: noCoverage(),
  violations: {},
  failed: [],
});

export function addReport(tally: Tally, report: Report): void {
  const { seed, actions, hash, again, violations, coverage, history, shortest } = report;
  tally.runs += 1;
  tally.actions += actions;
  addCoverage(tally.coverage, coverage);
  if (again !== null) tally.twice += 1;
  if (again !== null && again !== hash) tally.unlike += 1;
  if (violations.length === 0) {
    tally.fewest = tally.fewest === 0 ? actions : Math.min(tally.fewest, actions);
    return;
  }
  for (const kind of new Set(violations.map((each) => each.kind)))
    tally.violations[kind] = (tally.violations[kind] ?? 0) + 1;
  tally.failed.push({ seed, actions, shortened: shortest !== null, ...(shortest ?? { history, violations }) });
}

/** Faults that were really met. */
export const faultsOf = ({ coverage }: Tally): number => Object.values(coverage.met).reduce((sum, n) => sum + n, 0);

/** Nothing was found wrong, and each seed that was run twice came out the same. */
export const wentWell = ({ failed, unlike }: Tally): boolean => failed.length === 0 && unlike === 0;

/** What a terminal is told at the end. */
export function tallyLines(tally: Tally, { real }: { real: boolean }): string[] {
  const none = neverMet(tally.coverage, { real });
  const spared = neverKilledAt(tally.coverage);
  return [
    `${tally.runs} runs, ${tally.actions} actions (${tally.fewest} at least in a run that went well), ${faultsOf(tally)} faults met.`,
    ...VIOLATIONS.map((kind) => `  ${kind.padEnd(18)} ${tally.violations[kind] ?? 0} runs`),
    ...(real ? [] : [`  ${"run twice".padEnd(18)} ${tally.twice} seeds, ${tally.unlike} with another history`]),
    `  never met: ${none.length === 0 ? "none" : none.join(", ")}`,
    `  never killed at: ${spared.length === 0 ? "none" : spared.join(", ")}`,
  ];
}

/** A failure as somebody wants to read it. */
export function failureLines({ seed, actions, shortened, history, violations }: Failure): string[] {
  return [
    `seed ${seed} failed after ${actions} actions${shortened ? `; shortest history found (${history.length})` : ""}:`,
    ...history.map((line, index) => `  ${index + 1}. ${line}`),
    ...violations.map(({ kind, detail }) => `  ! ${kind}: ${detail}`),
  ];
}
