import type { Flow } from "@/lib/transactions/transaction";

/** Jetpay gives a link for every credit; only in these flows is it meant to be opened (guide: use-saved-bank-details). */
export const isLinkFlow = (flow: Flow): boolean => flow === "payout_link" || flow === "payment_link";
