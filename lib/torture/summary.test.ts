import { expect, test } from "vitest";
import { noCoverage } from "./coverage";
import { ALL_FAULTS, REAL_FAULTS } from "./faults";
import type { Report } from "./lane";
import { addReport, failureLines, faultsOf, noTally, tallyLines, wentWell } from "./summary";

const report = (changes: Partial<Report> = {}): Report => ({
  seed: 1,
  actions: 24,
  hash: "a",
  again: null,
  violations: [],
  coverage: { ...noCoverage(), met: { crash: 2, lose: 1 } },
  history: [],
  shortest: null,
  ...changes,
});
const doubled = { kind: "doubled effect", detail: "Jetpay has it 2 times" } as const;

test("reports add up", () => {
  const tally = noTally();
  addReport(tally, report({ actions: 30 }));
  addReport(tally, report({ actions: 25, again: "a" }));
  expect(tally).toMatchObject({ runs: 2, actions: 55, fewest: 25, twice: 1, unlike: 0, failed: [] });
  expect(tally.coverage.met).toEqual({ crash: 4, lose: 2 });
  expect(faultsOf(tally)).toBe(6);
  expect(wentWell(tally)).toBe(true);
});

test("a seed that comes out otherwise the second time is a failure", () => {
  const tally = noTally();
  addReport(tally, report({ again: "b" }));
  expect(tally.unlike).toBe(1);
  expect(wentWell(tally)).toBe(false);
});

test("a run counts once for each kind of violation, and its shortest history is told with its seed", () => {
  const tally = noTally();
  addReport(
    tally,
    report({
      seed: 41,
      violations: [doubled, doubled],
      history: ["create", "time", "job"],
      shortest: { history: ["create", "job"], violations: [doubled] },
    }),
  );
  expect(tally.violations).toEqual({ "doubled effect": 1 });
  expect(tally.fewest).toBe(0);
  expect(wentWell(tally)).toBe(false);
  expect(tally.failed.map(failureLines)).toEqual([
    [
      "seed 41 failed after 24 actions; shortest history found (2):",
      "  1. create",
      "  2. job",
      "  ! doubled effect: Jetpay has it 2 times",
    ],
  ]);
});

test("what was never met is named, of what can be met at all", () => {
  const tally = noTally();
  addReport(tally, report({ coverage: { ...noCoverage(), met: { crash: 1 } } }));
  const missing = (real: boolean) =>
    tallyLines(tally, { real })
      .find((line) => line.includes("never met"))
      ?.replace("  never met: ", "")
      .split(", ");
  expect(missing(false)).toEqual(ALL_FAULTS.filter((fault) => fault !== "crash"));
  expect(missing(true)).toEqual(ALL_FAULTS.filter((fault) => fault !== "crash" && REAL_FAULTS.has(fault)));
});
