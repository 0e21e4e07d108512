import { isSafeAddress } from "@/lib/addresses";
import { type Flow, isKnownState, isSettled, type State } from "@/lib/transactions/transaction";

/** Jetpay carries it out by a link that somebody follows. */
export const goesByLink = (flow: Flow): boolean => flow === "payment_link" || flow === "payout_link";

/** Somebody can still follow the link. A word of Jetpay's that is new to us does not say that it is used. */
export const isLinkOpen = (state: State): boolean => state === "requested" || !isKnownState(state);

/** There is a link that may be handed to somebody, and they can still follow it. */
export const canBeFollowed = ({ link, state }: { link: string | null; state: State }): boolean =>
  link !== null && isSafeAddress(link) && isLinkOpen(state);

/** Nobody can follow the link any more: it works once, and was used or stopped. */
export const isLinkSpent = (state: State): boolean => isSettled(state) || state === "initiated" || state === "paid";

export const LINK_VIEWS = ["all", "waiting", "not_mailed"] as const;
export type LinkView = (typeof LINK_VIEWS)[number];

/** The outbox whole, or those of its mails that did not arrive. */
export const MAIL_VIEWS = ["mails", "bounced"] as const;
export type MailView = (typeof MAIL_VIEWS)[number];

/** A view as an address names it; another word is all of them. */
export const readLinkView = (text: string | null | undefined): LinkView =>
  LINK_VIEWS.find((view) => view === text) ?? "all";
