import { desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookCalls } from "@/db/schema/webhooks";
import type { AuditAction } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import { actorNameOf, type Context } from "@/lib/context";
import type { Answer } from "@/lib/jetpay/http";
import { publish } from "@/lib/live/publish";

export type WebhookCall = typeof webhookCalls.$inferSelect;

/** From where on events are asked for again, inclusive. `head`: the highest id heard of so far. */
export type ReplayFrom =
  | { id: bigint; time: null; head: bigint | null }
  | { id: null; time: Date; head: bigint | null };

/** Longer than Jetdesk rests between two tries (lib/webhooks/replay-rule.ts). */
const AGAIN_WITHIN_MS = 2 * 60 * 60_000;

type NewCall = {
  kind: WebhookCall["kind"];
  cause: WebhookCall["cause"];
  action: AuditAction;
  subjectId: string | null;
  from: ReplayFrom | null;
  /** What the audit entry tells beside the step. */
  data: Record<string, unknown>;
};

/**
 * Makes one call about the webhook that changes something at Jetpay. What is asked for is committed before it, with an
 * audit entry; what came of it after it, whatever it was. Where Jetdesk tries again by itself what did not go well, the audit
 * log tells of it once it ends otherwise than the try before. `then` writes what an accepted answer means, in the same
 * transaction.
 */
export async function makeCall<T>(
  ctx: Context,
  call: NewCall,
  make: () => Promise<Answer<T>>,
  then: (tx: Transaction, value: T) => Promise<void>,
): Promise<Answer<T>> {
  const { callId, before } = await begin(ctx, call);
  const answer = await make();
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now();
    const message = answer.kind === "accepted" ? null : answer.message;
    // A replay that may be on its way is followed; the rest is over with its answer.
    const followed = call.from !== null && (answer.kind === "accepted" || answer.kind === "unknown");
    await tx
      .update(webhookCalls)
      .set({ status: answer.kind, answeredAt: at, message, ...(followed ? {} : { overAt: at }) })
      .where(eq(webhookCalls.id, callId));
    if (answer.kind !== before) {
      await record(tx, ctx, {
        action: call.action,
        subjectId: call.subjectId,
        outcome: OUTCOMES[answer.kind],
        data: { ...call.data, call: callId, step: answer.kind, ...(message === null ? {} : { message }) },
      });
    }
    if (answer.kind === "accepted") await then(tx, answer.value);
    await publish(tx, "webhooks");
  });
  return answer;
}

const OUTCOMES = { accepted: "done", refused: "refused", not_sent: "refused", unknown: "unclear" } as const;

/** `before`: what came of the try before this one, where Jetdesk does it once more by itself. */
type Begun = { callId: number; before: WebhookCall["status"] | null };

function begin(ctx: Context, { kind, cause, action, subjectId, from, data }: NewCall): Promise<Begun> {
  return ctx.db.transaction(async (tx) => {
    const [last] = await tx.select().from(webhookCalls).orderBy(desc(webhookCalls.id)).limit(1);
    const again =
      cause !== "person" &&
      last?.kind === kind &&
      last.cause === cause &&
      last.status !== "accepted" &&
      ctx.now().getTime() - last.askedAt.getTime() < AGAIN_WITHIN_MS;
    const [row] = await tx
      .insert(webhookCalls)
      .values({
        kind,
        cause,
        actorName: actorNameOf(ctx.actor),
        askedAt: ctx.now(),
        status: "asked",
        fromId: from?.id ?? null,
        fromTime: from?.time ?? null,
        headId: from?.head ?? null,
      })
      .returning({ id: webhookCalls.id });
    if (row === undefined) throw new Error("the call was not written down");
    if (!again) await record(tx, ctx, { action, subjectId, data: { ...data, call: row.id, step: "asked" } });
    await publish(tx, "webhooks");
    return { callId: row.id, before: again ? last.status : null };
  });
}
