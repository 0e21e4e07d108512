import type { Context } from "@/lib/context";
import { openRanges } from "./gaps";
import { readStamp } from "./stamp";

/** How far what Jetpay has said is known to be here. `upTo` is an ISO instant, null when nothing proves anything. */
export type Completeness = { upTo: string | null; missing: number };

/** Up to when the screen is complete, as its stamp says, and how many event ids are known to be missing. */
export async function readCompleteness(ctx: Context): Promise<Completeness> {
  // The zone is for the stamp's count of holds that lapse today, which is not read here.
  const [{ completeUpTo }, ranges] = await Promise.all([readStamp(ctx, "UTC"), openRanges(ctx.db)]);
  const missing = ranges.reduce((sum, { first, last }) => sum + (last - first) + 1n, 0n);
  return { upTo: completeUpTo, missing: Number(missing) };
}
