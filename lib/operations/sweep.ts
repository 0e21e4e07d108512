import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import { operations } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { settle } from "./settle";

/** Longer than the longest call (lib/jetpay/client.ts gives up after 30 s), so that a slow answer is not overtaken. */
const LOST_AFTER_MS = 90_000;

/** Calls whose process ended between sending and writing the answer down: what became of them is not known. */
export async function sweepOperations(ctx: Context): Promise<number> {
  const before = new Date(ctx.now().getTime() - LOST_AFTER_MS);
  const lost = await ctx.db.select().from(operations).where(and(eq(operations.status, "sent"), lt(operations.sentAt, before)));
  for (const operation of lost) {
    await settle(ctx, operation, {
      kind: "unknown",
      reason: "connection_lost",
      message: "The process that made the call ended before an answer was written down.",
    });
  }
  await withdrawForgotten(ctx, before);
  return lost.length;
}

/**
 * Calls that need what was typed (a bank account's number) are made only by the process that was given it. If that one
 * ended first, nothing was sent and nothing can be: the person types it again.
 */
async function withdrawForgotten(ctx: Context, before: Date): Promise<void> {
  await ctx.db
    .update(operations)
    .set({ status: "withdrawn", resolvedAt: ctx.now(), reason: "process_ended" })
    .where(
      and(
        eq(operations.status, "queued"),
        inArray(operations.kind, ["add_bank_account", "request_card_page"]),
        isNull(operations.sentAt),
        lt(operations.createdAt, before),
      ),
    );
}
