import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { applyWaiting } from "./apply";
import { noteGaps } from "./gaps";

/** How soon whoever found another at work looks again: what came after that one's last look waits no longer. */
const AGAIN_MS = 500;

/**
 * One pass over the inbox: what is missing is noted, then the rest applied; neither waits for the other to go well. One at a
 * time in all workers, since each takes everything there is: eight at once would stand in line at every event.
 */
export async function applyInbox(ctx: Context): Promise<void> {
  const done = await ctx.db.transaction(async (tx) => {
    // Held by this connection for as long as the pass takes; it ends with the process, however that ends.
    const { rows } = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(20263) as mine`);
    if (rows[0]?.mine !== true) return false;
    try {
      await noteGaps(ctx);
    } finally {
      await applyWaiting(ctx);
    }
    return true;
  });
  if (done) return;
  const runAt = new Date(Date.now() + AGAIN_MS);
  await enqueue(ctx.db, "webhooks.apply", {}, { key: "webhooks.apply", runAt });
}
