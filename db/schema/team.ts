import { sql } from "drizzle-orm";
import { boolean, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Locale } from "@/lib/i18n/locale";
import { ROLES } from "@/lib/permissions";
import { at, id } from "./columns";

export const role = pgEnum("role", ROLES);

export const users = pgTable(
  "users",
  {
    id: id(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: role("role").notNull(),
    /** scrypt, in the format of lib/team/password.ts; null for people who sign in by OIDC only. */
    passwordHash: text("password_hash"),
    /** The password was made by an administrator: it opens nothing until its owner has chosen another. */
    passwordIsStart: boolean("password_is_start").notNull().default(false),
    active: boolean("active").notNull().default(true),
    /** Counted up to end every session of this person: the number is in their token and compared on each request. */
    sessionVersion: integer("session_version").notNull().default(1),
    /** The language they chose for their desk; null: the one their browser asks for. */
    locale: text("locale").$type<Locale>(),
    /** Hours before a hold's deadline at which they want a mail; null: the desk's usual ones, empty: none. */
    alertHours: integer("alert_hours").array(),
    createdAt: at("created_at").notNull(),
    lastSignInAt: at("last_sign_in_at"),
  },
  (t) => [uniqueIndex("users_email_key").on(sql`lower(${t.email})`)],
);

/** What the throttle counts. Rows older than a day are removed by a job. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: id(),
    email: text("email").notNull(),
    address: text("address").notNull(),
    /** The browser it came from, where this person has signed in there before. */
    device: text("device"),
    succeeded: boolean("succeeded").notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    index("sign_in_attempts_email_at").on(t.email, t.at),
    index("sign_in_attempts_address_at").on(t.address, t.at),
    index("sign_in_attempts_device_at").on(t.device, t.at),
  ],
);

/** Sessions that were signed out of before their time. Rows older than a session can be are removed by a job. */
export const endedSessions = pgTable("ended_sessions", {
  id: text("id").primaryKey(),
  at: at("at").notNull(),
});

/** One row per fixed key of lib/settings/settings.ts. */
export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  updatedAt: at("updated_at").notNull(),
  updatedBy: uuid("updated_by").references(() => users.id),
});
