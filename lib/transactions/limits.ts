import { exponentOf } from "@/lib/money";
import { type Flow, STATEMENT_MAX } from "./transaction";

/** Room a hold's statement leaves for its reference, within Jetpay's thirty characters: also for that of a call sent in its place. */
export const HOLD_STATEMENT_MAX = STATEMENT_MAX - "JD-000000-2".length - 1;

/** Whether the flow moves money to or from something saved, so that one must be chosen. */
export const needsMethod = (flow: Flow): "bank_account" | "card" | null =>
  flow === "payout" ? "bank_account" : flow === "charge" || flow === "authorization" ? "card" : null;

/** The same contact, flow and amount within so many days is asked about before it is asked for again. */
export const ALIKE_DAYS = 10;
/** Characters of the reason for asking again: more than a dot, and no essay. */
export const AGAIN_REASON_MIN = 3;
export const AGAIN_REASON_MAX = 200;

/** Above so many times the largest of the last year an amount is told at the review, if it is this much at least, in whole units. */
const FAR_BEYOND = 10;
const FAR_FROM = 10_000;

/** Whether an amount is far from what is known of a contact; minor units. */
export const isFarBeyond = (minor: number, largestMinor: number, currency: string): boolean =>
  minor >= FAR_FROM * 10 ** exponentOf(currency) && minor > FAR_BEYOND * largestMinor;
