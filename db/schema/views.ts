import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { users } from "./team";

/** The columns in which somebody reads a list when no saved view says otherwise. What they mean is the list's to say. */
export const listLayouts = pgTable(
  "list_layouts",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    list: text("list").notNull(),
    columns: text("columns").array().notNull(),
    pinned: integer("pinned").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.list] })],
);

/** A list narrowed down, with its columns, under a name: of one person, or shared with the team. */
export const savedViews = pgTable(
  "saved_views",
  {
    /** Made by the form when it was opened. */
    id: id(),
    list: text("list").notNull(),
    name: text("name").notNull(),
    /** The filter as the list's address has it, `?state=failed`. */
    search: text("search").notNull(),
    columns: text("columns").array().notNull(),
    pinned: integer("pinned").notNull(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id),
    shared: boolean("shared").notNull(),
    /** Counted up by each change; a form sends back the one it saw. */
    version: integer("version").notNull().default(1),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [index("saved_views_list").on(t.list, t.createdAt, t.id)],
);
