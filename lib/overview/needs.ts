import type { Explanation } from "@/lib/transactions/explain";
import type { Contradiction, TransactionCall } from "@/lib/transactions/facts";
import type { Direction, Flow, State } from "@/lib/transactions/transaction";

/** What one transaction is called in a sentence. Times are ISO instants, amounts integer minor units. */
export type Named = {
  id: string;
  contactName: string;
  flow: Flow;
  direction: Direction;
  state: State;
  amountMinor: number;
  currency: string;
};

/**
 * Holds that share a day: the first to lapse is named. `ids` is not needed, the board finds them by the day. `near`: the first
 * lapses within hours, whichever day that is: half an hour past midnight is tomorrow and cannot wait for it.
 */
export type HoldGroup = {
  count: number;
  minor: number;
  currency: string;
  firstDeadline: string;
  firstContact: string;
  near: boolean;
};

/** One thing that waits for somebody. `more` counts what is alike and not listed one by one. */
export type Need =
  | { kind: "stopped"; state: string; since: string | null }
  | { kind: "unregistered" }
  /** Jetpay answers, and nothing proves that all it sent since is here. */
  | { kind: "unproven"; since: string | null }
  | {
      kind: "unknown";
      of: Named;
      /** The call that has no clear answer, and when we stopped waiting for one. */
      call: TransactionCall | null;
      at: string;
      /** When Jetpay is asked next about this very transaction; null when there is no id to ask by. */
      nextCheckAt: string | null;
    }
  | { kind: "more_unknown"; count: number }
  /** What cannot be, if each call took effect once at most, and nobody has looked into. */
  | { kind: "contradiction"; of: Named; why: Contradiction; at: string }
  | { kind: "more_contradictions"; count: number }
  /** Transactions of Jetpay's that nobody here asked for. */
  | { kind: "not_ours"; count: number }
  | { kind: "unknown_contact"; contactId: string; contactName: string; what: "contact" | "method"; count: number }
  | ({ kind: "holds"; when: "today" | "tomorrow" } & HoldGroup)
  | { kind: "queued"; count: number; since: string; contactName: string | null; message: string | null }
  | { kind: "failed"; of: Named; at: string; failure: Explanation }
  | { kind: "more_failed"; count: number }
  | { kind: "refused"; of: Named; at: string; call: "capture" | "cancel"; message: string | null }
  | { kind: "more_refused"; count: number }
  | { kind: "lapsed"; count: number; minor: number; currency: string; contactName: string; at: string }
  | { kind: "set_aside"; count: number }
  | {
      kind: "mail";
      of: Named;
      to: string;
      state: "failed" | "unknown" | "bounced";
      at: string;
      answer: string | null;
    }
  | { kind: "more_mails"; count: number };

/** The order in which they are to be seen to. What makes the rest of the screen untrue stands first, then doubt, then time. */
const URGENCY: readonly Need["kind"][] = [
  "stopped",
  "unregistered",
  "unproven",
  "contradiction",
  "more_contradictions",
  "unknown",
  "more_unknown",
  "unknown_contact",
  "holds",
  "queued",
  "failed",
  "more_failed",
  "refused",
  "more_refused",
  "lapsed",
  "set_aside",
  "not_ours",
  "mail",
  "more_mails",
];

/** Holds that lapse tomorrow, and not in the next hours, can wait for what failed; of two alike the earlier stands first. */
export function byUrgency(a: Need, b: Need): number {
  return rankOf(a) - rankOf(b) || timeOf(a).localeCompare(timeOf(b));
}

const rankOf = (need: Need): number =>
  need.kind === "holds" && need.when === "tomorrow" && !need.near ? URGENCY.length : URGENCY.indexOf(need.kind);

const timeOf = (need: Need): string => ("at" in need ? need.at : "");
