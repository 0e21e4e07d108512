import { and, asc, desc, isNotNull, isNull } from "drizzle-orm";
import { webhookEvents } from "@/db/schema/webhooks";
import { type Context, requireRight } from "@/lib/context";
import { type GapStatus, readGapStatus } from "./read-gaps";
import { CALLBACK_PATH, readRegistration } from "./registration";

/** An event that could not be applied, and why. The id is text: it goes up to the range of bigint. */
export type SetAsideEvent = {
  id: string;
  type: string;
  /** When it happened by Jetpay's clock, and when it reached us: ISO instants. */
  createdAt: string;
  receivedAt: string;
  error: string;
};

export type WebhookStatus = {
  registration: {
    identifier: string;
    callbackUrl: string;
    /** Jetpay's word. */
    state: string;
    lastSentEventId: string | null;
    maxBatchSize: number | null;
    maxWaitSeconds: number | null;
    checkedAt: string;
    /** Why Jetpay could not be asked the last time. */
    checkError: string | null;
    createdAt: string;
  } | null;
  /** The address Jetpay has to deliver to for this desk to hear it. */
  ownUrl: string;
  highestStored: string | null;
  gaps: GapStatus;
  lastReceivedAt: string | null;
  waiting: number;
  setAside: number;
  /** The oldest of them. */
  setAsideEvents: SetAsideEvent[];
};

const SHOWN = 50;

/** How Jetpay's word reaches this desk: the registration, and what became of what was heard. */
export async function readWebhookStatus(ctx: Context, appUrl: string): Promise<WebhookStatus> {
  requireRight(ctx, "settings.read");
  const registration = await readRegistration(ctx);
  const e = webhookEvents;
  const isSetAside = and(isNull(e.processedAt), isNotNull(e.error));
  const [[highest], [newest], waiting, setAside, events, gaps] = await Promise.all([
    ctx.db.select({ id: e.id }).from(e).orderBy(desc(e.id)).limit(1),
    ctx.db.select({ at: e.receivedAt }).from(e).orderBy(desc(e.receivedAt), desc(e.id)).limit(1),
    ctx.db.$count(e, and(isNull(e.processedAt), isNull(e.error))),
    ctx.db.$count(e, isSetAside),
    ctx.db.select().from(e).where(isSetAside).orderBy(asc(e.id)).limit(SHOWN),
    readGapStatus(ctx.db, ctx.now()),
  ]);
  return {
    registration:
      registration === null
        ? null
        : {
            identifier: registration.identifier,
            callbackUrl: registration.callbackUrl,
            state: registration.state,
            lastSentEventId: registration.lastSentEventId?.toString() ?? null,
            maxBatchSize: registration.maxBatchSize,
            maxWaitSeconds: registration.maxWaitSeconds,
            checkedAt: registration.checkedAt.toISOString(),
            checkError: registration.checkError,
            createdAt: registration.createdAt.toISOString(),
          },
    ownUrl: appUrl + CALLBACK_PATH,
    highestStored: highest?.id.toString() ?? null,
    gaps,
    lastReceivedAt: newest?.at.toISOString() ?? null,
    waiting,
    setAside,
    setAsideEvents: events.map((event) => ({
      id: event.id.toString(),
      type: event.type,
      createdAt: event.createdAt.toISOString(),
      receivedAt: event.receivedAt.toISOString(),
      error: event.error ?? "",
    })),
  };
}
