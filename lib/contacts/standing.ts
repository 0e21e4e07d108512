import { and, desc, eq, type SQLWrapper } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { operations } from "@/db/schema/transactions";
import type { Standing } from "./contact";

/** The last call that was to make a contact at Jetpay, as a lateral subquery of a query that has the contact's id. */
export const lastCreation = (db: Executor, contactId: SQLWrapper) =>
  db
    .select({
      operationId: operations.id,
      status: operations.status,
      attempts: operations.attempts,
      message: operations.message,
      answeredAt: operations.answeredAt,
    })
    .from(operations)
    .where(and(eq(operations.kind, "create_contact"), eq(operations.contactId, contactId)))
    .orderBy(desc(operations.createdAt), desc(operations.id))
    .limit(1)
    .as("last_creation");

type Creation = { status: (typeof operations.$inferSelect)["status"]; attempts: number };

/** Jetpay's id is the proof that it has the contact; without it the last call says how things stand. */
export function standingOf(jetpayId: string | null, creation: Creation | null): Standing {
  if (jetpayId !== null) return "at_jetpay";
  if (creation?.status === "refused") return "refused";
  if (creation?.status === "unknown") return "unknown";
  return creation?.status === "queued" && creation.attempts > 0 ? "unreachable" : "sending";
}
