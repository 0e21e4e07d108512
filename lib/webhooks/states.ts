/** Not a word of Jetpay's: it knows the webhook no longer. */
export const MISSING = "missing";
