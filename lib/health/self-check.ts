import type { CheckResult, Compared } from "@/lib/transactions/compared";
import type { State } from "@/lib/transactions/transaction";

/** The words of a self-check, pure. A sample is small and taken by the clock; `all` is every open and recent transaction. */
export const SCOPES = ["sample", "all"] as const;
export type Scope = (typeof SCOPES)[number];

/** `stopped`: given up, because Jetpay did not answer several times in a row. */
export const SELF_CHECK_STATES = ["running", "done", "cancelled", "stopped"] as const;
export type SelfCheckState = (typeof SELF_CHECK_STATES)[number];

/**
 * `matched`: the screen was true. `healed`: it was not, and shows Jetpay's word since. `differing`: it was not, and Jetpay's
 * word leads nowhere from what is known, or Jetpay does not know the transaction. `unreachable`: no word came.
 */
export const VERDICTS = ["matched", "healed", "differing", "unreachable"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Counts = Record<Verdict, number>;

/** A run with its counts. Times are ISO instants. */
export type SelfCheck = Counts & {
  id: string;
  scope: Scope;
  state: SelfCheckState;
  total: number;
  withoutId: number;
  startedAt: string;
  endedAt: string | null;
  /** Null where it began by itself. */
  by: string | null;
};

/** A transaction that did not match, with what was compared. */
export type Finding = {
  place: number;
  transactionId: string;
  reference: string;
  contactName: string;
  verdict: Exclude<Verdict, "matched">;
  shown: State | null;
  said: State | null;
  shows: State | null;
  message: string | null;
  at: string;
};

export const askedAbout = (counts: Counts): number =>
  counts.matched + counts.healed + counts.differing + counts.unreachable;

const VERDICTS_BY_RESULT: Record<CheckResult, Verdict> = {
  matches: "matched",
  differs: "healed",
  // The screen claims nothing that could be untrue.
  undecided: "matched",
  contrary: "differing",
  unreachable: "unreachable",
  no_id: "unreachable",
};

/** What one comparison came to. Where Jetpay answered 404, it knows nothing of what we show. */
export const verdictOf = ({ result, why }: Compared): Verdict =>
  why?.httpStatus === 404 ? "differing" : VERDICTS_BY_RESULT[result];
