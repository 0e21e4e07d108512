import { isKnownState, isSettled, type State } from "@/lib/transactions/transaction";

/** Flows that Jetpay carries out by a link; pure. */
export const LINK_FLOWS = ["payment_link", "payout_link"] as const;

/** Somebody can still follow the link. A word of Jetpay's that is new to us does not say that it is used. */
export const isLinkOpen = (state: State): boolean => state === "requested" || !isKnownState(state);

/** Nobody can follow the link any more: it works once, and was used or stopped. */
export const isLinkSpent = (state: State): boolean => isSettled(state) || state === "initiated" || state === "paid";
