import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookCalls } from "@/db/schema/webhooks";
import type { WebhookCall } from "./calls";

/** Event ids of one delivery, and which of them were new. */
export type DeliveredIds = { ids: readonly bigint[]; fresh: ReadonlySet<bigint> };

/** Writes down how far replays that were asked for have come: part of storing a delivery. Mostly there is none. */
export async function followReplays(tx: Transaction, delivered: DeliveredIds, now: Date): Promise<void> {
  const c = webhookCalls;
  const followed = await tx
    .select()
    .from(c)
    .where(and(isNull(c.overAt), or(isNotNull(c.fromId), isNotNull(c.fromTime))))
    .orderBy(c.id)
    .for("no key update");
  for (const call of followed) {
    const change = progressOf(call, delivered, now);
    if (change !== null) await tx.update(c).set(change).where(eq(c.id, call.id));
  }
}

type Followed = Pick<
  WebhookCall,
  "cause" | "fromId" | "headId" | "beganAt" | "reachedId" | "repeated" | "fresh" | "overAt"
>;
type Progress = Pick<WebhookCall, "beganAt" | "reachedId" | "repeated" | "fresh" | "overAt">;

/**
 * What a delivery tells of a replay; null when nothing. It has begun when the very event it was asked to begin with came
 * again: that one was here, so only a replay sends it. Without that the update may have been taken and the replay left
 * out, and newer events would look like its end.
 */
export function progressOf(call: Followed, { ids, fresh }: DeliveredIds, now: Date): Progress | null {
  const { fromId, headId } = call;
  const asked = ids.filter((id) => (fromId === null || id >= fromId) && (headId === null || id <= headId));
  const proof = call.cause === "gap" && fromId !== null ? ids.includes(fromId) : asked.length > 0;
  if ((call.beganAt === null && !proof) || asked.length === 0) return null;
  const reachedId = asked.reduce((high, id) => (id > high ? id : high), call.reachedId ?? -1n);
  const news = asked.filter((id) => fresh.has(id)).length;
  return {
    beganAt: call.beganAt ?? now,
    reachedId,
    repeated: call.repeated + asked.length - news,
    fresh: call.fresh + news,
    overAt: headId !== null && reachedId >= headId ? now : null,
  };
}
