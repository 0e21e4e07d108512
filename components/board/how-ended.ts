import type { Hold } from "@/lib/transactions/hold";
import { isCaptured } from "@/lib/transactions/transaction";

/** How a hold came to its end. `by` is null for a part of the system; `said` are Jetpay's own words, null where it said none. */
export type Ending =
  | { is: "capturedBy"; by: string | null }
  | { is: "releasedBy"; by: string }
  | { is: "failed"; said: string | null }
  | { is: "capturedElsewhere" | "released" | "takenBack" | "didNotHappen" };

const CAME_TO_NOTHING: ReadonlySet<string> = new Set(["refused", "withdrawn", "did_not_happen"]);

/** Only a call that may have done it is named as what did: one that came to nothing says of nobody that it was them. */
export function howEnded({ state, call, failReason }: Pick<Hold, "state" | "call" | "failReason">): Ending {
  const did = call !== null && !CAME_TO_NOTHING.has(call.status) ? call : null;
  if (isCaptured(state)) {
    return did?.kind === "capture" ? { is: "capturedBy", by: did.askedBy } : { is: "capturedElsewhere" };
  }
  if (state === "failed") return { is: "failed", said: failReason || null };
  if (call?.kind === "preauthorize" && call.status === "withdrawn") return { is: "takenBack" };
  if (call?.kind === "preauthorize" && call.status === "did_not_happen") return { is: "didNotHappen" };
  return did?.kind === "cancel" && did.askedBy !== null ? { is: "releasedBy", by: did.askedBy } : { is: "released" };
}
