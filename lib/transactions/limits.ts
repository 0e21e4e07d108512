import { type Flow, STATEMENT_MAX } from "./transaction";

/** Room a hold's statement leaves for its reference, within Jetpay's thirty characters. */
export const HOLD_STATEMENT_MAX = STATEMENT_MAX - "JD-000000".length - 1;

/** Whether the flow moves money to or from something saved, so that one must be chosen. */
export const needsMethod = (flow: Flow): "bank_account" | "card" | null =>
  flow === "payout" ? "bank_account" : flow === "charge" || flow === "authorization" ? "card" : null;
