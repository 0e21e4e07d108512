import { isNull, min } from "drizzle-orm";
import { webhookEvents } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { openRanges } from "./gaps";
import { readRegistration } from "./registration";

/** How far what Jetpay has said is known to be here. `upTo` is an ISO instant, null when nothing proves anything. */
export type Completeness = { upTo: string | null; missing: number };

/** Up to when every event that Jetpay says it sent is here and applied, and how many event ids are known to be missing. */
export async function readCompleteness(ctx: Context): Promise<Completeness> {
  const [registration, ranges, [waiting]] = await Promise.all([
    readRegistration(ctx),
    openRanges(ctx.db),
    ctx.db
      .select({ oldest: min(webhookEvents.receivedAt) })
      .from(webhookEvents)
      .where(isNull(webhookEvents.processedAt)),
  ]);
  const proven = registration?.completeUpTo ?? null;
  const oldest = waiting?.oldest ?? null;
  const upTo = proven === null || oldest === null || proven < oldest ? proven : oldest;
  const missing = ranges.reduce((sum, { first, last }) => sum + (last - first) + 1n, 0n);
  return { upTo: upTo?.toISOString() ?? null, missing: Number(missing) };
}
