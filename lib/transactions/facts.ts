import type { State } from "./transaction";

/** Calls that bring a transaction into being. */
export const CREATING = ["create_credit", "create_debit", "charge", "preauthorize"] as const;
export type Creating = (typeof CREATING)[number];
/** Calls that have an effect on a transaction. */
export type TransactionCall = Creating | "capture" | "cancel";

export const isCreating = (call: string | null | undefined): call is Creating => CREATING.some((each) => each === call);

/**
 * The closed vocabulary of a transaction's events. `said` is Jetpay's word on its state, by webhook or status check;
 * an accepted call carries Jetpay's word as well. `confirmed`, `did_not_happen` and `still_unknown` are what a person
 * found of a call without an answer; a `contradiction` is what cannot be if each call took effect once at most. The rest is
 * what people, our calls, mails and the clock did.
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
  "adopted",
  "confirmed",
  "did_not_happen",
  "still_unknown",
  "link_given",
  "contradiction",
  "contradiction_settled",
  "alerted",
  "deadline_passed",
  "mail_queued",
  "mail_sent",
  "mail_failed",
  "mail_unknown",
  "mail_withdrawn",
  "mail_bounced",
  "mail_delayed",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/**
 * Why a transaction contradicts itself. `second_id`: a second one of Jetpay's carries our reference; `sent_again`: a call took
 * effect after another was sent in its place; `after_all`: it happened though it was said not to have; `of_another`:
 * the one that carries our reference was tied to another payment here; `other_content`: what carries our reference has another
 * amount or direction, and was not taken for it; `other_amount`: it is this one, and Jetpay has another amount for it.
 */
export const CONTRADICTIONS = [
  "second_id",
  "sent_again",
  "after_all",
  "of_another",
  "other_content",
  "other_amount",
] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

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
