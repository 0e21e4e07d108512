import { and, asc, gte, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "@/db/client";
import { webhookEvents } from "@/db/schema/webhooks";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { wallTime } from "@/lib/i18n/day-start";
import { eventId } from "@/lib/jetpay/event-id";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import { readSetting } from "@/lib/settings/settings";

/** Which of the events that were set aside: these, those heard since a time of the desk, or all of them. */
export const applyAgainInput = z.object({
  ids: z.array(eventId).min(1).max(500).nullable(),
  since: z
    .object({
      day: z.iso.date("day_missing"),
      clock: z.iso.time({ precision: -1, error: "time_missing" }),
    })
    .nullable()
    .default(null),
});
type Chosen = z.output<typeof applyAgainInput>;

/** Events that a preview tries at most: it holds the rows it tries them on. */
export const PREVIEWED = 200;

async function isChosen(db: Executor, { ids, since }: Chosen): Promise<SQL | undefined> {
  const e = webhookEvents;
  const from = since === null ? null : wallTime(since.day, since.clock, await readSetting(db, "desk.zone"));
  return and(
    isNull(e.processedAt),
    isNotNull(e.error),
    ids === null ? undefined : inArray(e.id, ids.map(BigInt)),
    from === null ? undefined : gte(e.receivedAt, from),
  );
}

/** Their ids, the oldest first. What was applied is never among them. */
export async function chosen(db: Executor, input: Chosen): Promise<bigint[]> {
  const rows = await db
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(await isChosen(db, input))
    .orderBy(asc(webhookEvents.id));
  return rows.map(({ id }) => id);
}

/** Puts events that could not be applied back among those that wait; the job that applies them runs at once. */
export async function applyAgain(ctx: Context, raw: unknown): Promise<{ count: number }> {
  requireRight(ctx, "settings.write");
  const input = parse(applyAgainInput, raw);
  return ctx.db.transaction(async (tx) => {
    const queued = await tx
      .update(webhookEvents)
      .set({ error: null })
      .where(await isChosen(tx, input))
      .returning({ id: webhookEvents.id });
    if (queued.length === 0) return { count: 0 };
    const data = { count: queued.length, ids: queued.slice(0, 100).map(({ id }) => String(id)) };
    await record(tx, ctx, { action: "webhook.apply_again", data });
    await enqueue(tx, "webhooks.apply", {}, { key: "webhooks.apply" });
    await publish(tx, "webhooks");
    return { count: queued.length };
  });
}
