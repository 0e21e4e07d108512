import { desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import type { Webhook } from "@/lib/jetpay/contract";
import type { Answer } from "@/lib/jetpay/http";
import { publish } from "@/lib/live/publish";

/** One event a delivery: nothing waits for a batch to fill, so a page hears of a change within a second or two. */
const BATCH_SIZE = 1;
/** The shortest wait Jetpay takes (guide: registration-and-management). */
const WAIT_SECONDS = 60;

export type Registration = typeof webhookRegistrations.$inferSelect;

export const CALLBACK_PATH = "/api/webhooks/jetpay";

export async function readRegistration(ctx: Context): Promise<Registration | null> {
  const [row] = await ctx.db.select().from(webhookRegistrations).orderBy(desc(webhookRegistrations.createdAt)).limit(1);
  return row ?? null;
}

/**
 * Registers this desk's webhook at Jetpay, or takes over the one that has our address already: Jetpay takes an address
 * once per company. Events created since `replayFrom` are sent again, so that none is missing from before.
 */
export async function registerWebhook(
  ctx: Context,
  wish: { appUrl: string; callbackKey: string | null; replayFrom: Date | null },
): Promise<Registration> {
  requireRight(ctx, "settings.write");
  const callbackUrl = wish.appUrl + CALLBACK_PATH;
  const settings = {
    callbackUrl,
    maxBatchSize: BATCH_SIZE,
    maxWaitSeconds: WAIT_SECONDS,
    ...(wish.callbackKey === null ? {} : { callbackApiKey: wish.callbackKey }),
    ...(wish.replayFrom === null ? {} : { replayFrom: wish.replayFrom }),
  };
  const listed = acceptedOf(await ctx.jetpay.listWebhooks());
  const ours = listed.find((webhook) => webhook.callbackUrl === callbackUrl);
  const webhook = acceptedOf(
    ours === undefined
      ? await ctx.jetpay.registerWebhook(settings)
      : await ctx.jetpay.updateWebhook({ ...settings, identifier: ours.identifier }),
  );
  return ctx.db.transaction(async (tx) => {
    await tx.delete(webhookRegistrations);
    const row = await save(tx, ctx, webhook, ctx.now());
    await record(tx, ctx, { action: "webhook.register", subjectId: webhook.identifier, data: { callbackUrl } });
    return row;
  });
}

/** Ends the deliveries: removed at Jetpay, then here. */
export async function removeWebhook(ctx: Context): Promise<void> {
  requireRight(ctx, "settings.write");
  const row = await readRegistration(ctx);
  if (row === null) return;
  const answer = await ctx.jetpay.deleteWebhook({ identifier: row.identifier });
  // Not there any more is what was asked for.
  if (!(answer.kind === "refused" && answer.httpStatus === 404)) acceptedOf(answer);
  await ctx.db.transaction(async (tx) => {
    await tx.delete(webhookRegistrations).where(eq(webhookRegistrations.identifier, row.identifier));
    await record(tx, ctx, { action: "webhook.remove", subjectId: row.identifier });
    await publish(tx, "webhooks");
  });
}

/** Asks Jetpay how the webhook is doing and what it sent last; that no more was sent than we have is what the stamp rests on. */
export async function watchRegistration(ctx: Context): Promise<void> {
  await look(ctx, () => Promise.resolve());
}

/** The same, because a person asked for it; says whether Jetpay answered. */
export async function checkWebhook(ctx: Context): Promise<{ answered: boolean }> {
  requireRight(ctx, "settings.read");
  const answered = await look(ctx, (tx, identifier, answer) =>
    record(tx, ctx, {
      action: "webhook.check",
      subjectId: identifier,
      data:
        answer.kind === "accepted" ? { state: answer.value.state } : { outcome: answer.kind, message: answer.message },
    }),
  );
  if (answered === null) throw new NotFound("webhook");
  return { answered };
}

/** Asks, writes down what was said and, in the same transaction, whatever else belongs to it. Null when nothing is registered. */
async function look(
  ctx: Context,
  andWrite: (tx: Transaction, identifier: string, answer: Answer<Webhook>) => Promise<void>,
): Promise<boolean | null> {
  const row = await readRegistration(ctx);
  if (row === null) return null;
  const asked = ctx.now();
  const answer = await ctx.jetpay.getWebhook({ identifier: row.identifier });
  await ctx.db.transaction(async (tx) => {
    if (answer.kind === "accepted") await save(tx, ctx, answer.value, asked);
    else {
      await tx
        .update(webhookRegistrations)
        .set({ checkedAt: asked, checkError: answer.message })
        .where(eq(webhookRegistrations.identifier, row.identifier));
      await publish(tx, "webhooks");
    }
    await andWrite(tx, row.identifier, answer);
  });
  return answer.kind === "accepted";
}

async function save(tx: Transaction, ctx: Context, webhook: Webhook, asked: Date): Promise<Registration> {
  const [newest] = await tx
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .orderBy(desc(webhookEvents.id))
    .limit(1);
  const complete = webhook.lastSentEventId === null || webhook.lastSentEventId <= (newest?.id ?? -1n);
  const fields = {
    callbackUrl: webhook.callbackUrl,
    state: webhook.state,
    lastSentEventId: webhook.lastSentEventId,
    maxBatchSize: webhook.maxBatchSize,
    maxWaitSeconds: webhook.maxWaitSeconds,
    checkedAt: asked,
    checkError: null,
  };
  const [row] = await tx
    .insert(webhookRegistrations)
    .values({ identifier: webhook.identifier, createdAt: ctx.now(), completeUpTo: complete ? asked : null, ...fields })
    .onConflictDoUpdate({
      target: webhookRegistrations.identifier,
      set: { ...fields, ...(complete ? { completeUpTo: sql`excluded.complete_up_to` } : {}) },
    })
    .returning();
  await publish(tx, "webhooks");
  if (row === undefined) throw new Error("the registration was not written");
  return row;
}

function acceptedOf<T>(answer: Answer<T>): T {
  if (answer.kind === "accepted") return answer.value;
  const key = { refused: "jetpay_said_no", not_sent: "jetpay_not_reached", unknown: "jetpay_unclear" }[answer.kind];
  throw new Conflict(key, { message: answer.message });
}
