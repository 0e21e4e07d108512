import { lt } from "drizzle-orm";
import { endedSessions, signInAttempts } from "@/db/schema/team";
import type { Context } from "@/lib/context";
import { forgetClosedGaps } from "@/lib/webhooks/gaps";

const DAY_MS = 24 * 60 * 60_000;

/** Removes what is kept only for a while. */
export async function keepHouse(ctx: Context): Promise<void> {
  const yesterday = new Date(ctx.now().getTime() - DAY_MS);
  await ctx.db.delete(signInAttempts).where(lt(signInAttempts.at, yesterday));
  await ctx.db.delete(endedSessions).where(lt(endedSessions.at, yesterday));
  await forgetClosedGaps(ctx.db);
}
