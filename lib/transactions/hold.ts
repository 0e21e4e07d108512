import { type Flow, MAY_CAPTURE, type State } from "./transaction";

/** The last call to Jetpay about a hold that had, or was to have, an effect. Times are ISO instants. */
export type HoldCall = {
  kind: "preauthorize" | "capture" | "cancel";
  status: "queued" | "sent" | "accepted" | "refused" | "unknown" | "withdrawn" | "did_not_happen";
  /** Who asked for it; null for a part of the system. */
  askedBy: string | null;
  askedAt: string;
  answeredAt: string | null;
  /** Jetpay's own words, or why it was not reached; null when it said nothing. */
  message: string | null;
  /** How often Jetpay could not be reached; nothing had been sent then. */
  attempts: number;
};

/** Money held on a card, as the board shows it: plain JSON, times are ISO instants. */
export type Hold = {
  id: string;
  reference: string;
  /** Goes back with each ask, so that a card which changed meanwhile is refused. */
  version: number;
  state: State;
  amountMinor: number;
  currency: string;
  contactId: string;
  contactName: string;
  purpose: string;
  card: { brand: string; last4: string } | null;
  heldAt: string;
  /** Our own; Jetpay states none. */
  deadline: string;
  stateSince: string;
  /** When Jetpay first said that the money was taken. */
  capturedAt: string | null;
  failReason: string | null;
  /** When Jetpay is asked next by itself. */
  nextCheckAt: string | null;
  call: HoldCall | null;
};

/** What the board is drawn from. `now` is the server's clock at the reading; the browser counts on from it. */
export type BoardData = { now: string; deadlineDays: number; holds: Hold[] };

/** What it is for: our own note, and without one what the payer reads on their statement. */
export const purposeOf = ({ note, statement }: { note: string; statement: string }): string =>
  note === "" ? statement : note;

/** Whether there is, as far as is known, money on a card that can still be captured by a deadline. A hold that Jetpay has not placed has none. */
export const hasDeadline = ({
  flow,
  state,
  jetpayId,
}: {
  flow: Flow;
  state: State;
  jetpayId: string | null;
}): boolean =>
  flow === "authorization" &&
  (MAY_CAPTURE.has(state) || (jetpayId !== null && (state === "sending" || state === "unknown")));

/** It came to nothing, so that the way on is a new one. */
export const isHoldOver = ({ flow, state }: { flow: Flow; state: State }): boolean =>
  flow === "authorization" && (state === "failed" || state === "cancelled");

/** Nothing of ours is under way and Jetpay's last word is the hold: it can be captured or released. A lapsed one may be tried. */
export const isFree = (hold: Hold): boolean => MAY_CAPTURE.has(hold.state);

/** Jetpay holds the money now: asked for or not, until Jetpay says otherwise. What is unknown is not counted as held. */
export const isHeld = (hold: Hold): boolean =>
  hold.state === "preauthorized" ||
  (hold.state === "sending" && hold.call !== null && hold.call.kind !== "preauthorize");

/** It is not known what became of a call about it. */
export const isDoubt = (hold: Hold): boolean => hold.state === "unknown";

/** The call can still be taken back, because it has not left: Jetpay could not be reached. */
export const mayTakeBack = (hold: Hold): boolean =>
  hold.state === "sending" && hold.call?.status === "queued" && hold.call.attempts > 0;

/** There is more to know of it than how long it is held: a doubt, a refusal, a Jetpay that is not reached. */
export const hasNews = (hold: Hold): boolean =>
  hold.call !== null &&
  (hold.state === "unknown" || mayTakeBack(hold) || (hold.call.status === "refused" && isFree(hold)));

/** What a person read before they asked. A change elsewhere, such as a check that confirms, takes nothing from it. */
export const readsTheSame = (a: Hold, b: Hold): boolean =>
  a.state === b.state && a.amountMinor === b.amountMinor && a.deadline === b.deadline;
