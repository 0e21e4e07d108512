import { and, desc, eq, gte, isNotNull, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookCalls, webhookRegistrations } from "@/db/schema/webhooks";
import type { Webhook } from "@/lib/jetpay/contract";
import { noteGapsIn, readLooked } from "./gaps";

/** Where nothing is missing up to the last event Jetpay says it sent, the inbox was complete when Jetpay was asked. */
export async function proveComplete(tx: Transaction, webhook: Webhook, asked: Date, now: Date): Promise<void> {
  const contiguous = await noteGapsIn(tx, now);
  const { lastSentEventId: sent, identifier } = webhook;
  if (sent === null ? await isAnyAwaited(tx, contiguous) : contiguous === null || sent > contiguous) return;
  await tx
    .update(webhookRegistrations)
    .set({ completeUpTo: asked })
    .where(eq(webhookRegistrations.identifier, identifier));
}

/**
 * A webhook that is new has sent nothing, and says nothing of what came to be before it: ids that are missing, or to be sent
 * again, or created while no webhook was there and never asked for.
 */
async function isAnyAwaited(tx: Transaction, contiguous: bigint | null): Promise<boolean> {
  const highest = (await readLooked(tx))?.highest ?? null;
  if (contiguous !== highest) return true;
  const { fromId, fromTime, overAt } = webhookCalls;
  const replays = await tx.$count(webhookCalls, and(isNull(overAt), or(isNotNull(fromId), isNotNull(fromTime))));
  return replays > 0 || (highest !== null && (await isAnewWithoutReplay(tx)));
}

/** Whether this webhook took the place of another, and nothing was asked for again since. */
async function isAnewWithoutReplay(tx: Transaction): Promise<boolean> {
  const { id, kind, status, fromId, fromTime } = webhookCalls;
  const registered = await tx
    .select({ id })
    .from(webhookCalls)
    .where(and(eq(kind, "register"), eq(status, "accepted")))
    .orderBy(desc(id))
    .limit(2);
  const [newest, former] = registered;
  if (newest === undefined || former === undefined) return false;
  const isReplay = or(isNotNull(fromId), isNotNull(fromTime));
  return (await tx.$count(webhookCalls, and(gte(id, newest.id), eq(status, "accepted"), isReplay))) === 0;
}
