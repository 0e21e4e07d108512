import { pgTable, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";

/** Each worker says every few seconds that it lives; readiness and the operators' figures rest on it. */
export const workerPulses = pgTable("worker_pulses", {
  workerId: uuid("worker_id").primaryKey(),
  startedAt: at("started_at").notNull(),
  at: at("at").notNull(),
});
