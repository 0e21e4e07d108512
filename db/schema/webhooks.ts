import { sql } from "drizzle-orm";
import { bigint, bigserial, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { at, jsonText } from "./columns";

/** The inbox. Its columns are part of the operational contract: do not rename. */
export const webhookEvents = pgTable(
  "webhook_events",
  {
    /** Jetpay's event id. */
    id: bigint("id", { mode: "bigint" }).primaryKey(),
    type: text("type").notNull(),
    createdAt: at("created_at").notNull(),
    data: jsonText("data").notNull(),
    receivedAt: at("received_at").notNull(),
    processedAt: at("processed_at"),
    error: text("error"),
    /** Which transaction it speaks of, read from `data`, so that a later adoption finds its events. */
    jetpayTransactionId: text("jetpay_transaction_id"),
  },
  (t) => [
    index("webhook_events_waiting").on(t.id).where(sql`${t.processedAt} is null`),
    index("webhook_events_received").on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("webhook_events_transaction").on(t.jetpayTransactionId, t.id),
    // As `beginning` of lib/lists/like.ts has it. Jetpay's types are no words of ours: one may be as long as a delivery.
    index("webhook_events_type").on(
      sql`left(${t.type}, 200)`,
      t.receivedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);

/**
 * Transactions of Jetpay's heard of only by event: no row of ours has their id. Kept beside the inbox, so that a list of
 * them need not look through all of it; a row goes when its transaction becomes ours.
 */
export const orphans = pgTable(
  "orphans",
  {
    jetpayId: text("jetpay_id").primaryKey(),
    /** Read from the type of its events; null where no type said it. */
    direction: text("direction", { enum: ["credit", "debit"] }),
    firstEventId: bigint("first_event_id", { mode: "bigint" }).notNull(),
    /** By Jetpay's clock: when its first event came into being. */
    firstHappenedAt: at("first_happened_at").notNull(),
    firstHeardAt: at("first_heard_at").notNull(),
    lastHeardAt: at("last_heard_at").notNull(),
  },
  (t) => [index("orphans_first_happened").on(t.firstHappenedAt.desc().nullsFirst(), t.jetpayId.desc().nullsFirst())],
);

/**
 * Every call to the webhook route, taken or refused. Capped as it is written, so that a flood cannot fill the disk: refused
 * ones that are too many for a line each share one (lib/webhooks/refusal-log.ts), and the oldest lines go.
 */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    receivedAt: at("received_at").notNull(),
    httpStatus: integer("http_status").notNull(),
    /** `stored`, or why it was refused (lib/jetpay/webhook-token.ts, lib/jetpay/delivery.ts). */
    outcome: text("outcome").notNull(),
    events: integer("events").notNull().default(0),
    /** Of these, how many were new; the rest had been delivered before. */
    fresh: integer("fresh").notNull().default(0),
    firstEventId: bigint("first_event_id", { mode: "bigint" }),
    lastEventId: bigint("last_event_id", { mode: "bigint" }),
    bytes: integer("bytes").notNull(),
    address: text("address"),
    tokenId: text("token_id"),
    /** How many calls the line stands for, and when the last of them came. */
    times: integer("times").notNull().default(1),
    until: at("until"),
  },
  (t) => [index("webhook_deliveries_received").on(t.receivedAt.desc().nullsFirst(), t.id.desc().nullsFirst())],
);

/** The webhook registered at Jetpay for this desk; one row, or none. */
export const webhookRegistrations = pgTable("webhook_registrations", {
  identifier: text("identifier").primaryKey(),
  callbackUrl: text("callback_url").notNull(),
  state: text("state").notNull(),
  lastSentEventId: bigint("last_sent_event_id", { mode: "bigint" }),
  maxBatchSize: integer("max_batch_size"),
  maxWaitSeconds: integer("max_wait_seconds"),
  /** When Jetpay was last asked how it is doing, and when it last answered; and why it did not, when it did not. */
  checkedAt: at("checked_at").notNull(),
  answeredAt: at("answered_at"),
  checkError: text("check_error"),
  /** Then everything that Jetpay said it had sent was in the inbox, without a gap. */
  completeUpTo: at("complete_up_to"),
  createdAt: at("created_at").notNull(),
});

/** From which to which event id the inbox has been looked through for gaps; one row, or none. */
export const webhookProgress = pgTable("webhook_progress", {
  id: integer("id").primaryKey(),
  lowest: bigint("lowest", { mode: "bigint" }).notNull(),
  /** The highest id heard of: stored here, or named by Jetpay as sent. */
  highest: bigint("highest", { mode: "bigint" }).notNull(),
  /** The highest that Jetpay ever named as sent, by whichever webhook: one that is new has sent nothing. */
  told: bigint("told", { mode: "bigint" }),
});

/**
 * Every call about the webhook that changes something at Jetpay, written before it is made; and for those that ask for events
 * again, what came of it (lib/webhooks/follow-replay.ts).
 */
export const webhookCalls = pgTable(
  "webhook_calls",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    kind: text("kind", { enum: ["register", "update", "remove"] }).notNull(),
    /** Why: a person asked, ids are missing, the desk's address changed. */
    cause: text("cause", { enum: ["person", "gap", "address"] }).notNull(),
    actorName: text("actor_name").notNull(),
    askedAt: at("asked_at").notNull(),
    /** `asked` until the answer is written down; `unknown`: it may have taken effect. */
    status: text("status", { enum: ["asked", "accepted", "refused", "not_sent", "unknown"] }).notNull(),
    answeredAt: at("answered_at"),
    message: text("message"),
    /** From where on events were asked for again, inclusive: an id, or a time; neither where none were. */
    fromId: bigint("from_id", { mode: "bigint" }),
    fromTime: at("from_time"),
    /** The highest id heard of when it was asked for: what is newer would have come anyhow. */
    headId: bigint("head_id", { mode: "bigint" }),
    /** When the first event asked for came, and the highest id delivered since. */
    beganAt: at("began_at"),
    reachedId: bigint("reached_id", { mode: "bigint" }),
    /** Of those asked for: came again, came for the first time. */
    repeated: integer("repeated").notNull().default(0),
    fresh: integer("fresh").notNull().default(0),
    /** When it had passed `headId`, or was waited for no longer. */
    overAt: at("over_at"),
  },
  (t) => [index("webhook_calls_followed").on(t.id).where(sql`${t.overAt} is null`)],
);

/** Event ids between two that were heard of, which were not: watched, healed, and closed with what became of them. */
export const webhookGaps = pgTable(
  "webhook_gaps",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    firstId: bigint("first_id", { mode: "bigint" }).notNull(),
    lastId: bigint("last_id", { mode: "bigint" }).notNull(),
    /** When the event before it had happened: until then nothing is missing. */
    completeUpTo: at("complete_up_to").notNull(),
    seenAt: at("seen_at").notNull(),
    /** When Jetpay was last asked for the state of what is open, and of how many in all. */
    polledAt: at("polled_at"),
    polled: integer("polled").notNull().default(0),
    /** When that had been asked of everything that was open as the ids were missed; null while some is left for the next round. */
    polledAllAt: at("polled_all_at"),
    /** When a replay that had begun before it was seen to be past it. */
    passedAt: at("passed_at"),
    closedAt: at("closed_at"),
    /** `came`: nothing is missing any more. `none`: a replay passed and Jetpay had nothing. `left`: replays find or do nothing, so payments were asked about instead. */
    outcome: text("outcome", { enum: ["came", "none", "left"] }),
  },
  (t) => [index("webhook_gaps_open").on(t.firstId).where(sql`${t.closedAt} is null`)],
);
