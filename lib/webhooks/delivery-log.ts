import { sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { webhookDeliveries } from "@/db/schema/webhooks";

/** Lines kept, the newest: those of what was stored and those of what was refused, so that neither drives out the other. */
const KEPT = { stored: 15_000, refused: 5_000 };
/** The oldest are looked for at every so many lines: so many more there may be for a moment. */
const EVERY = 50;

/** Writes one line of the delivery log and drops those that are too many; answers its number. */
export async function writeDelivery(tx: Executor, line: typeof webhookDeliveries.$inferInsert): Promise<number> {
  const [row] = await tx.insert(webhookDeliveries).values(line).returning({ id: webhookDeliveries.id });
  if (row === undefined) throw new Error("the delivery was not written down");
  if (row.id % EVERY === 0) await dropOldest(tx);
  return row.id;
}

/** Lines that somebody else is dropping just then are theirs to drop: nobody waits. */
async function dropOldest(db: Executor): Promise<void> {
  for (const [which, kept] of [
    [sql`outcome = 'stored'`, KEPT.stored],
    [sql`outcome <> 'stored'`, KEPT.refused],
  ] as const) {
    await db.execute(sql`
      delete from webhook_deliveries where id in (
        select id from webhook_deliveries where ${which}
          and id <= (select id from webhook_deliveries where ${which} order by id desc offset ${kept} limit 1)
        for update skip locked)`);
  }
}
