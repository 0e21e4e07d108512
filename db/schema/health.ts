import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { SCOPES, SELF_CHECK_STATES, VERDICTS } from "@/lib/health/self-check";
import type { State } from "@/lib/transactions/transaction";
import { at, id } from "./columns";
import { users } from "./team";
import { transactions } from "./transactions";

/** One comparison of many transactions with Jetpay's own word, and what came of it. */
export const selfChecks = pgTable(
  "self_checks",
  {
    /** Made by the page for a run that a person starts: a double click finds the same one. */
    id: id(),
    scope: text("scope", { enum: SCOPES }).notNull(),
    state: text("state", { enum: SELF_CHECK_STATES }).notNull(),
    total: integer("total").notNull(),
    matched: integer("matched").notNull().default(0),
    healed: integer("healed").notNull().default(0),
    differing: integer("differing").notNull().default(0),
    unreachable: integer("unreachable").notNull().default(0),
    /** Open transactions that Jetpay cannot be asked about: no answer has named them yet. */
    withoutId: integer("without_id").notNull(),
    startedAt: at("started_at").notNull(),
    startedBy: uuid("started_by").references(() => users.id),
    /** When the last of its transactions was asked about. */
    movedAt: at("moved_at").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    index("self_checks_started").on(t.startedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    uniqueIndex("self_checks_one_at_a_time").on(t.state).where(sql`${t.state} = 'running'`),
  ],
);

/** The transactions of a self-check in the order in which they are asked about. What matched is dropped when it ends. */
export const selfCheckItems = pgTable(
  "self_check_items",
  {
    checkId: uuid("check_id")
      .notNull()
      .references(() => selfChecks.id, { onDelete: "cascade" }),
    place: integer("place").notNull(),
    transactionId: uuid("transaction_id")
      .notNull()
      .references(() => transactions.id),
    /** Null until it has been asked about. */
    verdict: text("verdict", { enum: VERDICTS }),
    shown: text("shown").$type<State>(),
    said: text("said").$type<State>(),
    /** What is shown since Jetpay's word was taken. */
    shows: text("shows").$type<State>(),
    /** Why there is no word of Jetpay's. */
    message: text("message"),
    at: at("at"),
  },
  (t) => [
    primaryKey({ columns: [t.checkId, t.place] }),
    index("self_check_items_to_do").on(t.checkId, t.place).where(sql`${t.verdict} is null`),
  ],
);
