import { agrees, type State } from "./transaction";

/**
 * What asking Jetpay for a status came to, pure. `differs`: it was news, and shows now. `undecided`: a call of ours is on its way or in doubt,
 * and Jetpay's word tells nothing of it. `contrary`: its word leads nowhere from what is known. In both the screen stays as it is.
 */
export type CheckResult = "matches" | "differs" | "undecided" | "contrary" | "unreachable" | "no_id";

/** What was shown when Jetpay answered, what it said, and what is shown since. `why` says what stood in the way of an answer. */
export type Compared = {
  result: CheckResult;
  shown: State | null;
  said: State | null;
  shows: State | null;
  why: { httpStatus: number | null; message: string } | null;
};

/** The screen says that a call is on its way or in doubt, and claims nothing else. */
const CLAIMS_NOTHING: ReadonlySet<State> = new Set(["sending", "unknown"]);

/** What Jetpay's word came to, by what was shown before it and what is shown with it. */
export function resultOf(shown: State, said: State, shows: State): CheckResult {
  if (agrees(shown, said)) return "matches";
  if (agrees(shows, said)) return "differs";
  return CLAIMS_NOTHING.has(shows) ? "undecided" : "contrary";
}
