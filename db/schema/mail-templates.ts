import { sql } from "drizzle-orm";
import { boolean, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, id } from "./columns";

/** Words of the company's own for mails that carry a link. Archived rather than deleted. */
export const mailTemplates = pgTable(
  "mail_templates",
  {
    /** Made by the form when it was opened. */
    id: id(),
    locale: text("locale", { enum: ["en", "fr"] }).notNull(),
    name: text("name").notNull(),
    subject: text("subject").notNull(),
    /** With {name}, {amount}, … as they were typed; plain text. */
    message: text("message").notNull(),
    archived: boolean("archived").notNull().default(false),
    /** Counted up by each change; a form sends back the one it saw. */
    version: integer("version").notNull().default(1),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [uniqueIndex("mail_templates_name").on(t.locale, sql`lower(${t.name})`).where(sql`not ${t.archived}`)],
);
