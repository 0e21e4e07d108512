import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { USED_LINK_STATES } from "@/lib/mail/link";
import { DIRECTIONS, FLOWS, type State } from "@/lib/transactions/transaction";
import { at, currency, id, minor } from "./columns";
import { contacts, merchantAccounts, paymentMethods } from "./contacts";
import { users } from "./team";
import { webhookEvents } from "./webhooks";

export const direction = pgEnum("direction", DIRECTIONS);
export const flow = pgEnum("flow", FLOWS);

/** One movement of money. `state` is what lib/transactions/lifecycle.ts makes of the row's events, kept for lists. */
export const transactions = pgTable(
  "transactions",
  {
    id: id(),
    /** Made by the form when it was opened: a double click, a second tab or a retry finds the same row. */
    formId: uuid("form_id").notNull().unique(),
    reference: text("reference").notNull().unique(),
    direction: direction("direction").notNull(),
    flow: flow("flow").notNull(),
    state: text("state").$type<State>().notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currency: currency(),
    contactId: uuid("contact_id")
      .notNull()
      .references(() => contacts.id),
    paymentMethodId: uuid("payment_method_id").references(() => paymentMethods.id),
    merchantAccountId: uuid("merchant_account_id")
      .notNull()
      .references(() => merchantAccounts.id),
    statement: text("statement").notNull(),
    note: text("note").notNull(),
    jetpayId: text("jetpay_id").unique(),
    link: text("link"),
    failReason: text("fail_reason"),
    failDirection: text("fail_direction"),
    /** Our own deadline for a capture; Jetpay states none. */
    holdDeadline: at("hold_deadline"),
    /** When Jetpay last said anything of it, by whatever way. */
    lastHeardAt: at("last_heard_at"),
    /** When the status poller asks next; null once nothing more is awaited. */
    nextCheckAt: at("next_check_at"),
    stateSince: at("state_since").notNull(),
    /** Counted up when the state moves, and by nothing else; a form sends back the one it saw. */
    version: integer("version").notNull().default(1),
    createdAt: at("created_at").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
  },
  (t) => [
    // Nulls first is PostgreSQL's own order for `desc`: an index in another order serves no list that is read newest first.
    // What follows the id is no order: counts and sums of days and of amounts are read from the index alone.
    index("transactions_created").on(
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
      t.state,
      t.flow,
      t.direction,
      t.currency,
      t.amountMinor,
      t.stateSince,
    ),
    index("transactions_contact_created").on(t.contactId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("transactions_state_created").on(t.state, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("transactions_flow_created").on(t.flow, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("transactions_amount_created").on(
      t.amountMinor,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
      t.state,
      t.flow,
      t.direction,
      t.currency,
      t.stateSince,
    ),
    // How a reference begins; the unique index sorts as people do, which finds no beginnings.
    index("transactions_reference_begins").on(t.reference.op("text_pattern_ops")),
    index("transactions_method").on(t.paymentMethodId),
    index("transactions_holds").on(t.holdDeadline, t.id).where(sql`${t.flow} = 'authorization'`),
    index("transactions_links")
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.flow} in ('payment_link', 'payout_link')`),
    // Links that somebody can still follow: one index for the count of them and for those that nobody was told of.
    index("transactions_open_links")
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(
        sql`${t.flow} in ('payment_link', 'payout_link') and ${t.link} is not null and ${t.state} not in (${sql.raw(USED_LINK_STATES.map((state) => `'${state}'`).join(", "))})`,
      ),
    // Failures that are news, counted apart from the older ones.
    index("transactions_failed_since").on(t.stateSince).where(sql`${t.state} = 'failed'`),
    index("transactions_next_check").on(t.nextCheckAt).where(sql`${t.nextCheckAt} is not null`),
    index("transactions_text").using(
      "gin",
      sql`(lower(${t.note} || ' ' || ${t.statement} || ' ' || ${t.reference} || ' ' || coalesce(${t.jetpayId}, ''))) gin_trgm_ops`,
    ),
  ],
);

/**
 * How many transactions of a kind there are, and how much they are: the sum of the rows of that kind. A trigger adds a row with
 * the difference that each statement makes, so no two writers wait for each other; housekeeping puts them together
 * (lib/transactions/tallies.ts). So the sums of a million rows are those of a few hundred.
 */
export const transactionTallies = pgTable("transaction_tallies", {
  currency: currency(),
  direction: direction("direction").notNull(),
  flow: flow("flow").notNull(),
  state: text("state").$type<State>().notNull(),
  count: bigint("count", { mode: "number" }).notNull(),
  minor: numeric("minor").notNull(),
});

/**
 * The same by parts of the two that people give a range of: the day by UTC, counted from 1970, and the amount with all but its first two
 * figures made nought (`amount_bucket`). A range is what its whole parts hold and a few rows at either end.
 */
export const transactionRangeTallies = pgTable(
  "transaction_range_tallies",
  {
    dimension: text("dimension", { enum: ["day", "amount"] }).notNull(),
    bucket: bigint("bucket", { mode: "number" }).notNull(),
    currency: currency(),
    direction: direction("direction").notNull(),
    flow: flow("flow").notNull(),
    state: text("state").$type<State>().notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
    minor: numeric("minor").notNull(),
  },
  (t) => [index("transaction_range_tallies_bucket").on(t.dimension, t.bucket)],
);

export const operationKind = pgEnum("operation_kind", [
  "create_contact",
  "add_bank_account",
  "request_card_page",
  "create_credit",
  "create_debit",
  "charge",
  "preauthorize",
  "capture",
  "cancel",
]);
export const operationStatus = pgEnum("operation_status", [
  "queued",
  "sent",
  "accepted",
  "refused",
  "unknown",
  "withdrawn",
  "did_not_happen",
]);
export const resolution = pgEnum("operation_resolution", ["answer", "event", "status", "person"]);

/** Whom a call names at Jetpay, by Jetpay's ids: what the person saw and confirmed, whatever changes here afterwards. */
export type Parties = { contact: string; merchantAccount: string; method: string | null };

/** One call to Jetpay that has an effect: committed before the call leaves, moved by its answer. */
export const operations = pgTable(
  "operations",
  {
    id: id(),
    kind: operationKind("kind").notNull(),
    status: operationStatus("status").notNull(),
    transactionId: uuid("transaction_id").references(() => transactions.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    paymentMethodId: uuid("payment_method_id").references(() => paymentMethods.id),
    /** What ends the note or statement of a call that brings a transaction into being; by it evidence finds this very call. */
    reference: text("reference").unique(),
    parties: jsonb("parties").$type<Parties>(),
    /** The call this one is sent in place of, because a person found that it did not happen. */
    replaces: uuid("replaces").references((): AnyPgColumn => operations.id),
    /** Jetpay's id of the transaction that this call brought into being. */
    jetpayId: text("jetpay_id"),
    /** Why it is where it is: the outcome's reason, in the words of lib/jetpay/http.ts. */
    reason: text("reason"),
    message: text("message"),
    httpStatus: integer("http_status"),
    /** What was sent and what came back, redacted. */
    request: jsonb("request"),
    response: jsonb("response"),
    /** How often Jetpay could not be reached; nothing had been sent then. */
    attempts: integer("attempts").notNull().default(0),
    createdAt: at("created_at").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
    /** It does not leave before, so that it can be taken back; null where it leaves at once. */
    leavesAt: at("leaves_at"),
    sentAt: at("sent_at"),
    answeredAt: at("answered_at"),
    resolvedAt: at("resolved_at"),
    /** What told what became of it: its answer, an event, a status check, or a person. Null where nothing had been sent. */
    resolvedBy: resolution("resolved_by"),
    resolvedById: uuid("resolved_by_id").references(() => users.id),
  },
  (t) => [
    index("operations_transaction").on(t.transactionId, t.createdAt),
    index("operations_contact").on(t.contactId, t.createdAt).where(sql`${t.contactId} is not null`),
    index("operations_open").on(t.status, t.sentAt).where(sql`${t.status} in ('queued', 'sent', 'unknown')`),
  ],
);

export const eventSource = pgEnum("event_source", ["person", "call", "webhook", "status_check", "mail", "clock"]);

/** One fact in a transaction's life. Only ever added to; the state is a function of the set of these rows. */
export const transactionEvents = pgTable(
  "transaction_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    transactionId: uuid("transaction_id")
      .notNull()
      .references(() => transactions.id),
    source: eventSource("source").notNull(),
    /** Closed vocabulary of lib/transactions/facts.ts. */
    kind: text("kind").notNull(),
    /** The state Jetpay named, where the fact is Jetpay's word. */
    saidState: text("said_state").$type<State>(),
    happenedAt: at("happened_at").notNull(),
    heardAt: at("heard_at").notNull(),
    actorId: uuid("actor_id").references(() => users.id),
    operationId: uuid("operation_id").references(() => operations.id),
    webhookEventId: bigint("webhook_event_id", { mode: "bigint" })
      .unique()
      .references(() => webhookEvents.id),
    /** Fields that fill the sentence in; never a number of an account or card. */
    data: jsonb("data").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (t) => [
    index("transaction_events_transaction").on(t.transactionId, t.id),
    index("transaction_events_contradictions")
      .on(t.transactionId, t.id)
      .where(sql`${t.kind} in ('contradiction', 'contradiction_settled')`),
    // What Jetpay refused lately is looked for in every list that says what needs a person.
    index("transaction_events_refused").on(t.heardAt).where(sql`${t.kind} = 'refused'`),
    index("transaction_events_heard").on(t.heardAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);
