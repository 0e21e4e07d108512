import type { State } from "./transaction";

/** Calls that have an effect on a transaction. The first four bring one into being. */
export type TransactionCall = "create_credit" | "create_debit" | "charge" | "preauthorize" | "capture" | "cancel";

/**
 * The closed vocabulary of a transaction's events. `said` is Jetpay's word on its state, by webhook or status check;
 * an accepted call carries Jetpay's word as well. The rest is what people, our calls, mails and the clock did.
 */
export const FACT_KINDS = [
  "asked",
  "withdrawn",
  "sent",
  "not_sent",
  "accepted",
  "refused",
  "unanswered",
  "said",
  "deadline_passed",
  "mail_queued",
  "mail_sent",
  "mail_failed",
  "mail_unknown",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export type FactSource = "person" | "call" | "webhook" | "status_check" | "mail" | "clock";

/** What the state is computed from; a row of `transaction_events` without what only the screen needs. */
export type Fact = {
  kind: FactKind;
  source: FactSource;
  happenedAt: Date;
  /** Jetpay's word, for `said` and `accepted`. */
  saidState: State | null;
  /** The call it belongs to, for what is asked of, sent to and answered by Jetpay. */
  operation: { id: string; kind: TransactionCall } | null;
  /** Event ids order Jetpay's words within one moment. */
  webhookEventId: bigint | null;
  /** A status check made because this operation had no answer: it proves what became of that call. */
  settles: string | null;
};
