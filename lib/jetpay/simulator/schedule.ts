import { RETRY_FLOOR, RETRY_GIVE_UP_AFTER, RETRY_LIMIT } from "./choices";
import type { Batch, JetpayEvent, Webhook } from "./records";

const NEVER = Number.POSITIVE_INFINITY;

/**
 * When a webhook next has something to send, on the clock; infinity for never. New events are due when they fill a batch or the
 * oldest has waited long enough, a failed batch after its pause, a held-back one when its time has come.
 */
export function dueAt(webhook: Webhook, pending: JetpayEvent[], now: number, pace: number): number {
  if (webhook.failed) return NEVER;
  const late = Math.min(NEVER, ...webhook.late.map((batch) => batch.at));
  return Math.min(late, webhook.retry?.at ?? freshDueAt(webhook, pending, now, pace));
}

function freshDueAt(webhook: Webhook, pending: JetpayEvent[], now: number, pace: number): number {
  const [oldest] = pending;
  if (!oldest) return NEVER;
  return pending.length >= webhook.maxBatchSize ? now : oldest.at + (webhook.maxWaitSeconds * 1_000) / pace;
}

/** The webhook after a batch was not taken: pausing twice as long as before, or given up. */
export function backedOff(
  webhook: Webhook,
  failure: { batch: Batch; attempts: number; firstTriedAt: number },
  { now, pace, base }: { now: number; pace: number; base: number },
): Webhook {
  const { batch, attempts, firstTriedAt } = failure;
  const pause = Math.min(base * 2 ** (attempts - 1), RETRY_LIMIT) / pace;
  const at = now + Math.max(pause, Math.min(RETRY_FLOOR, base));
  return {
    ...webhook,
    retry: { ...batch, attempts, firstTriedAt, at },
    failed: now - firstTriedAt > RETRY_GIVE_UP_AFTER,
  };
}
