import { sql } from "drizzle-orm";
import { bigserial, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { users } from "./team";

/** Who did what, and what was refused. Written in the transaction of the change, or the change does not happen. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: at("at").notNull(),
    actorId: uuid("actor_id").references(() => users.id),
    /** Name at the time, or the part of the system that acted. */
    actorName: text("actor_name").notNull(),
    /** Closed vocabulary of lib/audit/actions.ts. */
    action: text("action").notNull(),
    outcome: text("outcome", { enum: ["done", "refused", "unclear"] }).notNull(),
    subjectId: text("subject_id"),
    reason: text("reason"),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    requestId: text("request_id").notNull(),
  },
  (t) => [
    index("audit_entries_at").on(t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entries_actor").on(t.actorId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entries_subject").on(t.subjectId, t.id.desc().nullsFirst()),
    // As `beginning` of lib/lists/like.ts has it.
    index("audit_entries_name").on(sql`left(${t.actorName}, 200)`, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entries_action").on(t.action, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entries_not_done")
      .on(t.at.desc().nullsFirst(), t.id.desc().nullsFirst(), t.outcome)
      .where(sql`${t.outcome} <> 'done'`),
    index("audit_entries_reference")
      .on(sql`(${t.data} ->> 'reference')`)
      .where(sql`${t.data} ->> 'reference' is not null`),
  ],
);
