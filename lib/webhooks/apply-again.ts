import { and, inArray, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { webhookEvents } from "@/db/schema/webhooks";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { eventId } from "@/lib/jetpay/event-id";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";

/** Which of the events that were set aside; null for all of them. */
export const applyAgainInput = z.object({
  ids: z.array(eventId).min(1).max(500).nullable(),
});

/** Puts events that could not be applied back among those that wait; the job that applies them runs at once. */
export async function applyAgain(ctx: Context, raw: unknown): Promise<{ count: number }> {
  requireRight(ctx, "settings.write");
  const { ids } = parse(applyAgainInput, raw);
  return ctx.db.transaction(async (tx) => {
    const queued = await tx
      .update(webhookEvents)
      .set({ error: null })
      .where(
        and(
          isNull(webhookEvents.processedAt),
          isNotNull(webhookEvents.error),
          ids === null ? undefined : inArray(webhookEvents.id, ids.map(BigInt)),
        ),
      )
      .returning({ id: webhookEvents.id });
    if (queued.length === 0) return { count: 0 };
    const data = { count: queued.length, ids: queued.slice(0, 100).map(({ id }) => String(id)) };
    await record(tx, ctx, { action: "webhook.apply_again", data });
    await enqueue(tx, "webhooks.apply", {}, { key: "webhooks.apply" });
    await publish(tx, "webhooks");
    return { count: queued.length };
  });
}
