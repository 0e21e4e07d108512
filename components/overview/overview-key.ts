import type { Period } from "@/lib/overview/flows";

/** Begins with the live topic: whatever changes a transaction has the overview read anew. */
export const overviewKey = (period: Period) => ["transactions", "overview", period] as const;
