import { isSafeAddress } from "@/lib/addresses";
import { type Flow, isKnownState, isSettled, STATES, type State } from "@/lib/transactions/transaction";
import type { MailTruth } from "./truth";

export const LINK_FLOWS = ["payment_link", "payout_link"] as const satisfies readonly Flow[];

/** Jetpay carries it out by a link that somebody follows. */
export const goesByLink = (flow: Flow): boolean => LINK_FLOWS.some((each) => each === flow);

/** Somebody can still follow the link. A word of Jetpay's that is new to us does not say that it is used. */
export const isLinkOpen = (state: State): boolean => state === "requested" || !isKnownState(state);

/** States in which nobody can follow its link. */
export const USED_LINK_STATES = STATES.filter((state) => !isLinkOpen(state));

/** There is a link that may be handed to somebody, and they can still follow it. */
export const canBeFollowed = ({ link, state }: { link: string | null; state: State }): boolean =>
  link !== null && isSafeAddress(link) && isLinkOpen(state);

/** Nobody can follow the link any more: it works once, and was used or stopped. */
export const isLinkSpent = (state: State): boolean => isSettled(state) || state === "initiated" || state === "paid";

/** How a link came to its end: somebody followed it, it was stopped, its payment failed, or it is none to hand to anybody. */
export type LinkEnd = "used" | "stopped" | "failed" | "unsafe";

export function linkEnd({ link, state }: { link: string | null; state: State }): LinkEnd {
  if (link !== null && !isSafeAddress(link)) return "unsafe";
  return state === "cancelled" ? "stopped" : state === "failed" ? "failed" : "used";
}

/** When they are reminded next, an ISO instant; null where no reminder waits for its day. */
export const nextReminder = (deliveries: readonly { truth: MailTruth; at: string }[]): string | null =>
  deliveries.flatMap(({ truth, at }) => (truth === "planned" ? [at] : [])).sort()[0] ?? null;

export const LINK_VIEWS = ["all", "waiting", "not_mailed"] as const;
export type LinkView = (typeof LINK_VIEWS)[number];

/** The outbox whole, or those of its mails that did not arrive. */
export const MAIL_VIEWS = ["all", "bounced"] as const;
export type MailView = (typeof MAIL_VIEWS)[number];
