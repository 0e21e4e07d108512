import { and, isNotNull, lt, max, ne } from "drizzle-orm";
import { selfChecks } from "@/db/schema/health";
import { endedSessions, signInAttempts } from "@/db/schema/team";
import { webhookCalls } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { foldTallies } from "@/lib/transactions/tallies";
import { forgetClosedGaps } from "@/lib/webhooks/gaps";

const DAY_MS = 24 * 60 * 60_000;

/** Self-checks stay as long as an EFT may come back, and a little longer. */
const SELF_CHECKS_KEPT_MS = 60 * DAY_MS;
/** Calls about the webhook: longer than anybody asks what became of a replay. The audit log keeps what was done. */
const WEBHOOK_CALLS_KEPT_MS = 90 * DAY_MS;

/** Removes what is kept only for a while. */
export async function keepHouse(ctx: Context): Promise<void> {
  const yesterday = new Date(ctx.now().getTime() - DAY_MS);
  await ctx.db.delete(signInAttempts).where(lt(signInAttempts.at, yesterday));
  await ctx.db.delete(endedSessions).where(lt(endedSessions.at, yesterday));
  await forgetClosedGaps(ctx.db);
  await foldTallies(ctx.db);
  // The newest stays however old it is: it tells whether the webhook was removed only to be registered anew.
  const c = webhookCalls;
  const before = new Date(ctx.now().getTime() - WEBHOOK_CALLS_KEPT_MS);
  const newest = ctx.db.select({ id: max(c.id) }).from(c);
  await ctx.db.delete(c).where(and(isNotNull(c.overAt), lt(c.askedAt, before), lt(c.id, newest)));
  const longAgo = new Date(ctx.now().getTime() - SELF_CHECKS_KEPT_MS);
  await ctx.db.delete(selfChecks).where(and(ne(selfChecks.state, "running"), lt(selfChecks.startedAt, longAgo)));
}
