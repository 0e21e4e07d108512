import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookRegistrations } from "@/db/schema/webhooks";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import type { Webhook } from "@/lib/jetpay/contract";
import type { Answer } from "@/lib/jetpay/http";
import type { NewWebhook } from "@/lib/jetpay/requests";
import { publish } from "@/lib/live/publish";
import { makeCall, type ReplayFrom } from "./calls";
import { readLooked } from "./gaps";
import { proveComplete } from "./prove-complete";
import { MISSING } from "./states";

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

type Wish = { appUrl: string; callbackKey: string | null; replayFrom: Date | null };

/** Registers this desk's webhook at Jetpay because a person asked. Events created since `replayFrom` are sent again. */
export async function registerWebhook(ctx: Context, wish: Wish): Promise<Registration> {
  requireRight(ctx, "settings.write");
  const head = (await readLooked(ctx.db))?.highest ?? null;
  const from: ReplayFrom | null = wish.replayFrom === null ? null : { id: null, time: wish.replayFrom, head };
  const callbackUrl = wish.appUrl + CALLBACK_PATH;
  acceptedOf(await register(ctx, { callbackUrl, callbackKey: wish.callbackKey, from, cause: "person" }));
  const row = await readRegistration(ctx);
  if (row === null) throw new Conflict("webhook_removed_meanwhile");
  return row;
}

export type Registering = {
  callbackUrl: string;
  callbackKey: string | null;
  from: ReplayFrom | null;
  cause: "person" | "gap" | "address";
};

/**
 * Registers an address, or takes over the webhook that has it already: Jetpay takes an address once per company. One
 * registration is kept, the newest.
 */
export async function register(ctx: Context, wish: Registering): Promise<Answer<Webhook>> {
  const { callbackUrl, from, cause } = wish;
  const settings: NewWebhook = {
    callbackUrl,
    maxBatchSize: BATCH_SIZE,
    maxWaitSeconds: WAIT_SECONDS,
    ...(wish.callbackKey === null ? {} : { callbackApiKey: wish.callbackKey }),
    ...replayFields(from),
  };
  const asked = ctx.now();
  return makeCall(
    ctx,
    { kind: "register", cause, action: "webhook.register", subjectId: null, from, data: { callbackUrl } },
    () => place(ctx, settings),
    async (tx, webhook) => {
      await tx.delete(webhookRegistrations);
      await tx.insert(webhookRegistrations).values({ ...fieldsOf(webhook, asked), createdAt: ctx.now() });
      await proveComplete(tx, webhook, asked, ctx.now());
    },
  );
}

export function replayFields(from: ReplayFrom | null): { replayFromEventId: bigint } | { replayFrom: Date } | object {
  if (from === null) return {};
  return from.time === null ? { replayFromEventId: from.id } : { replayFrom: from.time };
}

async function place(ctx: Context, settings: NewWebhook): Promise<Answer<Webhook>> {
  const listed = await ctx.jetpay.listWebhooks();
  if (listed.kind === "unknown") {
    // A list changes nothing: without it, nothing was asked for yet.
    return { kind: "not_sent", reason: "unreachable", message: listed.message, sent: listed.sent };
  }
  if (listed.kind !== "accepted") return listed;
  const ours = listed.value.find((webhook) => webhook.callbackUrl === settings.callbackUrl);
  return ours === undefined
    ? ctx.jetpay.registerWebhook(settings)
    : ctx.jetpay.updateWebhook({ ...settings, identifier: ours.identifier });
}

/** Ends the deliveries: removed at Jetpay, then here. */
export async function removeWebhook(ctx: Context): Promise<void> {
  requireRight(ctx, "settings.write");
  const row = await readRegistration(ctx);
  if (row === null) return;
  acceptedOf(
    await unregister(ctx, row, "person", async (tx) => {
      await tx.delete(webhookRegistrations).where(eq(webhookRegistrations.identifier, row.identifier));
    }),
  );
}

/** Removes the webhook at Jetpay; what it means here is written by `then`. */
export async function unregister(
  ctx: Context,
  { identifier }: Pick<Registration, "identifier">,
  cause: Registering["cause"],
  then: (tx: Transaction) => Promise<void>,
): Promise<Answer<null>> {
  return makeCall<null>(
    ctx,
    { kind: "remove", cause, action: "webhook.remove", subjectId: identifier, from: null, data: {} },
    async () => {
      const answer = await ctx.jetpay.deleteWebhook({ identifier });
      if (answer.kind !== "refused" || answer.httpStatus !== 404) return answer;
      // Not there any more is what was asked for.
      return { kind: "accepted", value: null, httpStatus: 404, at: null, body: answer.body, sent: answer.sent };
    },
    then,
  );
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
    const gone = answer.kind === "refused" && answer.httpStatus === 404;
    const said =
      answer.kind === "accepted"
        ? fieldsOf(answer.value, asked)
        : { checkedAt: asked, checkError: answer.message, ...(gone ? { state: MISSING } : {}) };
    // Only what is still there: it may have been removed while Jetpay was asked.
    const kept = await tx
      .update(webhookRegistrations)
      .set(said)
      .where(eq(webhookRegistrations.identifier, row.identifier))
      .returning({ identifier: webhookRegistrations.identifier });
    if (kept.length > 0 && answer.kind === "accepted") await proveComplete(tx, answer.value, asked, ctx.now());
    await publish(tx, "webhooks");
    await andWrite(tx, row.identifier, answer);
  });
  return answer.kind === "accepted";
}

const fieldsOf = (webhook: Webhook, asked: Date) => ({
  identifier: webhook.identifier,
  callbackUrl: webhook.callbackUrl,
  state: webhook.state,
  lastSentEventId: webhook.lastSentEventId,
  maxBatchSize: webhook.maxBatchSize,
  maxWaitSeconds: webhook.maxWaitSeconds,
  checkedAt: asked,
  answeredAt: asked,
  checkError: null,
});

/** What Jetpay answered, or in words what became of the call. */
export function acceptedOf<T>(answer: Answer<T>): T {
  if (answer.kind === "accepted") return answer.value;
  const key = { refused: "jetpay_said_no", not_sent: "jetpay_not_reached", unknown: "jetpay_unclear" }[answer.kind];
  throw new Conflict(key, { message: answer.message });
}
