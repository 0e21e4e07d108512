import { BOUNDARIES, type Boundary } from "./boundary";
import { ALL_FAULTS, type FaultName, REAL_FAULTS } from "./faults";

/** How often each fault was met, and where the blows fell: what a report rests on. Plain, so that lanes can be added up. */
export type Coverage = {
  met: Record<string, number>;
  /** `crash/commit`, `cut/call`: a blow and the kind of boundary it fell on. */
  blows: Record<string, number>;
  /** What was about to be done when a blow fell: `write operations`, `call createCredit`. */
  places: Record<string, number>;
  actions: Record<string, number>;
  outcomes: Record<string, number>;
};

export const noCoverage = (): Coverage => ({ met: {}, blows: {}, places: {}, actions: {}, outcomes: {} });

const count = (counts: Record<string, number>, name: string, by = 1) => {
  counts[name] = (counts[name] ?? 0) + by;
};

export const meet = (coverage: Coverage, fault: FaultName): void => count(coverage.met, fault);

export function meetBlow(coverage: Coverage, blow: "crash" | "cut" | "commit_unheard", at: Boundary): void {
  count(coverage.met, blow);
  count(coverage.blows, `${blow}/${at.kind}`);
  count(coverage.places, `${at.kind} ${at.what}`);
}

export function meetAction(coverage: Coverage, action: string, outcome: string): void {
  count(coverage.actions, action);
  count(coverage.outcomes, outcome);
}

export function addCoverage(to: Coverage, from: Coverage): void {
  for (const part of ["met", "blows", "places", "actions", "outcomes"] as const)
    for (const [name, number] of Object.entries(from[part])) count(to[part], name, number);
}

/** Kinds of fault that were never met, of those that can be: a report with one of them proves less than it says. */
export const neverMet = ({ met }: Coverage, { real }: { real: boolean }): FaultName[] =>
  ALL_FAULTS.filter((fault) => (met[fault] ?? 0) === 0 && (!real || REAL_FAULTS.has(fault)));

/** Boundaries at which no process was killed. */
export const neverKilledAt = ({ blows }: Coverage): string[] =>
  BOUNDARIES.filter((kind) => (blows[`crash/${kind}`] ?? 0) === 0);
