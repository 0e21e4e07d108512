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
  ],
);

/** Every call to the webhook route, taken or refused; capped by a job so that a flood cannot fill the disk. */
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
  /** When Jetpay last answered how it is doing; and why it did not, when it did not. */
  checkedAt: at("checked_at").notNull(),
  checkError: text("check_error"),
  /** Up to here everything that Jetpay says it sent is in the inbox. */
  completeUpTo: at("complete_up_to"),
  createdAt: at("created_at").notNull(),
});
