import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { users } from "./team";

/** The secret address at which somebody's calendar reads the deadlines of holds; one per person. What is ended is not kept. */
export const calendarFeeds = pgTable("calendar_feeds", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id),
  /** SHA-256 of the token, in hex: whoever reads the database has no address. */
  tokenHash: text("token_hash").notNull().unique(),
  createdAt: at("created_at").notNull(),
  readAt: at("read_at"),
  /** How often it was read since. */
  reads: integer("reads").notNull().default(0),
  readsSince: at("reads_since").notNull(),
});
