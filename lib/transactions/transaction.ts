/** The words of one movement of money, pure: no database, no clock. Shared by server, browser and tests. */

export const DIRECTIONS = ["credit", "debit"] as const;
/** `credit` = out, `debit` = in, as Jetpay says (guide: core-concepts). */
export type Direction = (typeof DIRECTIONS)[number];

export const FLOWS = ["payout", "payout_link", "payment_link", "charge", "authorization"] as const;
export type Flow = (typeof FLOWS)[number];

export const directionOf = (flow: Flow): Direction =>
  flow === "payout" || flow === "payout_link" ? "credit" : "debit";

/** States that Jetdesk knows how to explain. Jetpay may name others: they are kept as they are and never taken as final. */
export const STATES = [
  "draft",
  "awaiting_approval",
  "sending",
  "unknown",
  "requested",
  "preauthorized",
  "initiated",
  "paid",
  "completed",
  "failed",
  "cancelled",
  "lapsed",
] as const;
export type KnownState = (typeof STATES)[number];
/** A known state, or Jetpay's own word for one that is new to us. */
export type State = KnownState | (string & {});

const known: ReadonlySet<string> = new Set(STATES);
export const isKnownState = (state: string): state is KnownState => known.has(state);

/** What did not happen: struck through on the screen and in no sum. */
const DID_NOT_HAPPEN: ReadonlySet<string> = new Set(["failed", "cancelled", "lapsed", "draft"]);
export const didNotHappen = (state: State): boolean => DID_NOT_HAPPEN.has(state);

/** The money is there; until then it is on its way, or no more than asked for. An EFT return may still bring it back. */
export const isFinal = (state: State): boolean => state === "completed";

/** Nothing more is awaited. `completed` may still come back (an EFT return), so it is settled rather than closed. */
const SETTLED: ReadonlySet<string> = new Set(["completed", "failed", "cancelled"]);
export const isSettled = (state: State): boolean => SETTLED.has(state);

/** Whether what is shown is what Jetpay says. Lapsed is our own word: to Jetpay, which states no deadline, such a hold is still held. */
export const agrees = (shown: State, said: State): boolean => said === (shown === "lapsed" ? "preauthorized" : shown);

/** States in which money held on a card may be asked for. A lapsed hold may still be tried: the card's bank decides. */
export const MAY_CAPTURE: ReadonlySet<State> = new Set(["preauthorized", "lapsed"]);
/** Before funds are pulled (guide: canceling-a-transaction); whether it voids a hold is not documented. */
export const MAY_CANCEL: ReadonlySet<State> = new Set(["requested", "preauthorized", "lapsed"]);

/** Nobody can ask Jetpay about it: the answer with its id was lost. An event settles it, or a person. */
export const hasNothingToAskBy = (transaction: { state: State; jetpayId: string | null }): boolean =>
  transaction.state === "unknown" && transaction.jetpayId === null;

export type SumBucket = "in" | "out" | "held" | "unknown" | "not_happened";

/** Where an amount is counted. Unknown and held money is in no sum; what did not happen is counted, not summed. */
export function bucketOf(transaction: { direction: Direction; flow: Flow; state: State }): SumBucket {
  if (transaction.state === "unknown") return "unknown";
  if (didNotHappen(transaction.state)) return "not_happened";
  if (transaction.flow === "authorization" && !isCaptured(transaction.state)) return "held";
  return transaction.direction === "credit" ? "out" : "in";
}

const CAPTURED: ReadonlySet<string> = new Set(["initiated", "paid", "completed"]);
/** Whether money held on a card has been taken. */
export const isCaptured = (state: State): boolean => CAPTURED.has(state);

/** Jetpay's limit on `statement` (guide: create-a-debit-transaction; stated for debits, kept for every flow). */
export const STATEMENT_MAX = 30;
/** No limit of `note` is stated by the guide; ours, so that the reference always fits in full. */
export const NOTE_MAX = 400;

export type StatementProblem = "empty" | "too_long" | "characters";

/** Printable Latin characters only: what a bank statement can print. */
export function checkStatement(text: string, max: number = STATEMENT_MAX): StatementProblem | null {
  const trimmed = text.trim();
  if (trimmed === "") return "empty";
  if (trimmed.length > max) return "too_long";
  return /^[\p{Script=Latin}\d !-/:-@[-`{-~’]+$/u.test(trimmed) ? null : "characters";
}
