import { and, desc, inArray, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { type BounceReason, bounceReason } from "./bounce";

/** The mail that did not arrive at an address, and why. `at` is an ISO instant. */
export type BouncedAddress = { mailId: string; address: string; reason: BounceReason; at: string };

/** What was reported of the last mail that left for an address, where it did not arrive; null where nothing says that it is bad. */
export async function bouncedAt(db: Executor, address: string): Promise<BouncedAddress | null> {
  const [last] = await db
    .select()
    .from(mails)
    .where(
      and(sql`lower(${mails.toAddress}) = lower(${address})`, inArray(mails.state, ["sent", "sending", "unknown"])),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(1);
  if (last === undefined || last.bounce !== "failed" || last.bouncedAt === null) return null;
  const reason = bounceReason(last.bounceStatus ?? "");
  return { mailId: last.id, address: last.toAddress, reason, at: last.bouncedAt.toISOString() };
}
