import { desc, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { selfChecks } from "@/db/schema/health";

/** What the newest self-check that is over came to; `at` is an ISO instant. */
export type LastCheck = { at: string; matched: number; differing: number };

export async function readLastCheck(db: Executor): Promise<LastCheck | null> {
  const [last] = await db
    .select({ at: selfChecks.startedAt, matched: selfChecks.matched, differing: selfChecks.differing })
    .from(selfChecks)
    .where(inArray(selfChecks.state, ["done", "cancelled", "stopped"]))
    .orderBy(desc(selfChecks.startedAt), desc(selfChecks.id))
    .limit(1);
  return last === undefined ? null : { ...last, at: last.at.toISOString() };
}
