import type { LaneName } from "@/lib/transactions/board";

/** As the eye meets them, which is how arrow keys go. */
export const LANE_ORDER: readonly LaneName[] = ["today", "week", "later", "captured", "ended", "lapsed"];
