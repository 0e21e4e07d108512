import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DATA } from "./places";

export type Tally = { passed: number; failed: number; skipped: number };

export const reportFile = (name: string): string => join(DATA, "reports", `${name}.json`);

/** The counts of a report of vitest's or Playwright's JSON reporter; nothing where a run did not come to write one. */
export function readTally(name: string): Tally {
  try {
    return countsOf(JSON.parse(readFileSync(reportFile(name), "utf8")) as Report);
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

type Report =
  | {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numTodoTests: number;
      numFailedTestSuites: number;
    }
  | { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

export function countsOf(report: Report): Tally {
  if ("stats" in report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    {
      passed: 0,
      failed: 0,
      skipped: 0,
    },
  );

export const sentence = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
