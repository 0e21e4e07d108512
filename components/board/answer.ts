import type { ActionError } from "@/lib/action-result";
import { type Hold, isFree, readsTheSame } from "@/lib/transactions/hold";
import { isCaptured } from "@/lib/transactions/transaction";

/** What our own server said when it was asked: not asked yet, under way, taken, refused by us, or no word from it. */
export type Outcome = "waits" | "asking" | "taken" | "unheard" | ActionError;

/** What a line of the question says. `doubt` is drawn in plum; `bad` and `changed` need a person. */
export type Answer =
  | { is: "open" }
  | { is: "changed"; state: string | null }
  | { is: "waits" | "asking" | "asked" | "notReached" | "doubt" | "captured" | "released" | "failed" | "unheard" }
  | { is: "refused"; message: string | null }
  | { is: "refusedHere"; error: ActionError }
  | { is: "foreign"; state: string };

/** Before the question is answered: whether a line is still what the person reads. */
export function standing(seen: Hold, live: Hold | undefined): Answer {
  if (live === undefined) return { is: "changed", state: null };
  return isFree(live) && readsTheSame(seen, live) ? { is: "open" } : { is: "changed", state: live.state };
}

/** After it: what is known of the line, by our server's word first and then by the live hold. */
export function answerOf(seen: Hold, live: Hold | undefined, outcome: Outcome): Answer {
  if (typeof outcome === "object") return { is: "refusedHere", error: outcome };
  if (outcome !== "taken") return { is: outcome };
  // The live reading is older than our own ask.
  if (live === undefined || live.version <= seen.version) return { is: "asked" };
  if (live.state === "unknown") return { is: "doubt" };
  if (live.state === "sending")
    return { is: live.call?.status === "queued" && live.call.attempts > 0 ? "notReached" : "asked" };
  if (isCaptured(live.state)) return { is: "captured" };
  if (live.state === "cancelled") return { is: "released" };
  if (live.state === "failed") return { is: "failed" };
  if (!isFree(live)) return { is: "foreign", state: live.state };
  return live.call?.status === "refused" ? { is: "refused", message: live.call.message } : { is: "asked" };
}

/** Lines that may be asked again from the same question: our server never said that it took them. */
export const mayAskAgain = (outcome: Outcome): boolean => outcome === "unheard";
