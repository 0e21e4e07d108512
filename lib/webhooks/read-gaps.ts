import { desc, isNotNull, isNull } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { webhookCalls, webhookGaps } from "@/db/schema/webhooks";
import type { WebhookCall } from "./calls";
import { type Gap, openRanges, readLooked } from "./gaps";
import { contiguousId } from "./id-ranges";
import { readReplays } from "./replay";
import { nextReplay } from "./replay-rule";

/** Missing event ids and what was done about them. Ids are text, times ISO instants. */
export type GapLine = {
  id: number;
  firstId: string;
  lastId: string;
  seenAt: string;
  polledAt: string | null;
  /** Payments whose state Jetpay was asked for because of it. */
  polled: number;
  closedAt: string | null;
  outcome: Gap["outcome"];
};

/** One call about the webhook, and for those that ask for events again what came of it. */
export type CallLine = {
  id: number;
  kind: WebhookCall["kind"];
  cause: WebhookCall["cause"];
  actorName: string;
  askedAt: string;
  status: WebhookCall["status"];
  message: string | null;
  fromId: string | null;
  fromTime: string | null;
  beganAt: string | null;
  overAt: string | null;
  repeated: number;
  fresh: number;
};

export type GapStatus = {
  /** Up to this id nothing is missing; the highest id heard of. */
  contiguous: string | null;
  highest: string | null;
  /** All that are open, then the newest of the others. */
  gaps: GapLine[];
  openGaps: number;
  calls: CallLine[];
  /** Why Jetdesk asks for nothing again by itself. */
  stopped: "fruitless" | "no_replay" | null;
};

const SHOWN = 8;
const LOOKED_BACK = 30;

export async function readGapStatus(db: Executor, now: Date): Promise<GapStatus> {
  const g = webhookGaps;
  const [looked, ranges, open, closed, calls, replays] = await Promise.all([
    readLooked(db),
    openRanges(db),
    db.select().from(g).where(isNull(g.closedAt)).orderBy(desc(g.firstId)).limit(SHOWN),
    db.select().from(g).where(isNotNull(g.closedAt)).orderBy(desc(g.closedAt), desc(g.id)).limit(SHOWN),
    db.select().from(webhookCalls).orderBy(desc(webhookCalls.id)).limit(SHOWN),
    readReplays(db, LOOKED_BACK),
  ]);
  const next = nextReplay(replays, now);
  return {
    contiguous: contiguousId(looked, ranges)?.toString() ?? null,
    highest: looked?.highest.toString() ?? null,
    gaps: [...open, ...closed].slice(0, Math.max(SHOWN, open.length)).map(gapLine),
    openGaps: ranges.length,
    calls: calls.map(callLine),
    stopped: next.do === "stop" ? next.why : null,
  };
}

const gapLine = (gap: Gap): GapLine => ({
  id: gap.id,
  firstId: gap.firstId.toString(),
  lastId: gap.lastId.toString(),
  seenAt: gap.seenAt.toISOString(),
  polledAt: gap.polledAt?.toISOString() ?? null,
  polled: gap.polled,
  closedAt: gap.closedAt?.toISOString() ?? null,
  outcome: gap.outcome,
});

const callLine = (call: WebhookCall): CallLine => ({
  id: call.id,
  kind: call.kind,
  cause: call.cause,
  actorName: call.actorName,
  askedAt: call.askedAt.toISOString(),
  status: call.status,
  message: call.message,
  fromId: call.fromId?.toString() ?? null,
  fromTime: call.fromTime?.toISOString() ?? null,
  beganAt: call.beganAt?.toISOString() ?? null,
  overAt: call.overAt?.toISOString() ?? null,
  repeated: call.repeated,
  fresh: call.fresh,
});
