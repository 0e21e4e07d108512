import { addCoverage, type Coverage, neverKilledAt, neverMet, noCoverage } from "./coverage";
import type { Report } from "./lane";
import { VIOLATIONS, type ViolationKind } from "./oracle/violation";

/** What a series of runs came to. */
export class Summary {
  readonly coverage: Coverage = noCoverage();
  readonly failed: Report[] = [];
  readonly violations = new Map<ViolationKind, number>();
  runs = 0;
  actions = 0;
  fewest = Number.POSITIVE_INFINITY;
  /** Seeds that were run twice, and how many of them came out otherwise. */
  twice = 0;
  unlike = 0;

  add(report: Report): void {
    this.runs += 1;
    this.actions += report.actions;
    if (report.violations.length === 0) this.fewest = Math.min(this.fewest, report.actions);
    addCoverage(this.coverage, report.coverage);
    if (report.again !== null) this.twice += 1;
    if (report.again !== null && report.again !== report.hash) this.unlike += 1;
    if (report.violations.length > 0) this.failed.push(report);
    for (const kind of new Set(report.violations.map(({ kind }) => kind)))
      this.violations.set(kind, (this.violations.get(kind) ?? 0) + 1);
  }

  get faults(): number {
    return Object.values(this.coverage.met).reduce((sum, n) => sum + n, 0);
  }

  /** Nothing was found wrong, and each seed that was run twice came out the same. */
  get passed(): boolean {
    return this.failed.length === 0 && this.unlike === 0;
  }

  lines(): string[] {
    const none = neverMet(this.coverage);
    const spared = neverKilledAt(this.coverage);
    return [
      `${this.runs} runs, ${this.actions} actions (${this.runs === 0 ? 0 : this.fewest} at least in a run that went well), ${this.faults} faults met.`,
      ...VIOLATIONS.map((kind) => `  ${kind.padEnd(18)} ${this.violations.get(kind) ?? 0} runs`),
      `  ${"run twice".padEnd(18)} ${this.twice} seeds, ${this.unlike} with another history`,
      `  never met: ${none.length === 0 ? "none" : none.join(", ")}`,
      `  never killed at: ${spared.length === 0 ? "none" : spared.join(", ")}`,
    ];
  }
}

/** A failure as somebody wants to read it. */
export function failureLines({ seed, violations, shortest, actions }: Report): string[] {
  const shown = shortest ?? { history: [], violations };
  return [
    `seed ${seed} failed after ${actions} actions; shortest history found (${shown.history.length}):`,
    ...shown.history.map((line, index) => `  ${index + 1}. ${line}`),
    ...shown.violations.map(({ kind, detail }) => `  ! ${kind}: ${detail}`),
  ];
}
