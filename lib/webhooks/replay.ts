import { desc, eq, isNotNull, lt, lte, or } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "@/db/client";
import { webhookCalls, webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import { type Context, requireRight } from "@/lib/context";
import { InvalidInput, NotFound } from "@/lib/errors";
import { wallTime } from "@/lib/i18n/day-start";
import { eventId } from "@/lib/jetpay/event-id";
import type { Answer } from "@/lib/jetpay/http";
import { parse } from "@/lib/parse";
import { readSetting } from "@/lib/settings/settings";
import { makeCall, type ReplayFrom, type WebhookCall } from "./calls";
import { readLooked } from "./gaps";
import {
  acceptedOf,
  type Registering,
  type Registration,
  readRegistration,
  register,
  replayFields,
  unregister,
} from "./registration";
import { MISSING } from "./states";

type Asked = {
  way: "update" | "register";
  from: ReplayFrom;
  cause: Registering["cause"];
  callbackKey: string | null;
};

/**
 * Has Jetpay send events again: by an update of the webhook, or by removing it and registering it anew where an update is
 * refused or does nothing (what of these works is not in the guide).
 */
export async function askReplay(ctx: Context, registration: Registration, asked: Asked): Promise<Answer<unknown>> {
  const { identifier, callbackUrl } = registration;
  const { from, cause, callbackKey } = asked;
  if (asked.way === "update") {
    const answer = await makeCall<unknown>(
      ctx,
      { kind: "update", cause, action: "webhook.replay", subjectId: identifier, from, data: wordsOf(from) },
      () => ctx.jetpay.updateWebhook({ identifier, ...replayFields(from) }),
      () => Promise.resolve(),
    );
    if (answer.kind !== "refused") return answer;
  }
  // From here until it is registered again nothing is delivered: lib/webhooks/heal.ts goes on where this breaks off.
  const removed = await unregister(ctx, registration, cause, async (tx) => {
    await tx
      .update(webhookRegistrations)
      .set({ state: MISSING })
      .where(eq(webhookRegistrations.identifier, identifier));
  });
  if (removed.kind !== "accepted") return removed;
  return register(ctx, { callbackUrl, callbackKey, from, cause });
}

const wordsOf = ({ id, time }: ReplayFrom): Record<string, string> =>
  time === null ? { fromId: String(id) } : { fromTime: time.toISOString() };

/** Where a replay has to begin so that everything from `before` on comes: the event before it, which is here. */
export async function startOf(db: Executor, registration: Registration, before: bigint | null): Promise<ReplayFrom> {
  const head = (await readLooked(db))?.highest ?? null;
  const [known] = await db
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(before !== null ? lt(webhookEvents.id, before) : head !== null ? lte(webhookEvents.id, head) : undefined)
    .orderBy(desc(webhookEvents.id))
    .limit(1);
  return known === undefined ? { id: null, time: registration.createdAt, head } : { id: known.id, time: null, head };
}

/** Every call that asked for events again, the newest first. */
export const readReplays = (db: Executor, limit: number): Promise<WebhookCall[]> =>
  db
    .select()
    .from(webhookCalls)
    .where(or(isNotNull(webhookCalls.fromId), isNotNull(webhookCalls.fromTime)))
    .orderBy(desc(webhookCalls.id))
    .limit(limit);

/** From an event id, or from a time of the desk on; one of the two. */
export const replayInput = z.union([
  z.object({ fromId: eventId, day: z.null(), clock: z.null() }),
  z.object({
    fromId: z.null(),
    day: z.iso.date("day_missing"),
    clock: z.iso.time({ precision: -1, error: "time_missing" }),
  }),
]);

/** Has events sent again because a person asked. What is here already changes nothing. */
export async function replayEvents(ctx: Context, raw: unknown, callbackKey: string | null): Promise<void> {
  requireRight(ctx, "settings.write");
  const { fromId, day, clock } = parse(replayInput, raw);
  const registration = await readRegistration(ctx);
  if (registration === null) throw new NotFound("webhook");
  const head = (await readLooked(ctx.db))?.highest ?? null;
  const from: ReplayFrom =
    day === null
      ? { id: BigInt(fromId), time: null, head }
      : { id: null, time: wallTime(day, clock, await readSetting(ctx.db, "desk.zone")), head };
  if (from.time !== null && from.time > ctx.now()) throw new InvalidInput({ day: { key: "day_ahead" } });
  acceptedOf(await askReplay(ctx, registration, { way: "update", from, cause: "person", callbackKey }));
}
