import { pgTable, primaryKey, smallint, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";
import { mails } from "./mails";
import { transactions } from "./transactions";

/** So many hours before its deadline a hold was told of. The key is the claim: whoever writes the row tells, and nobody else. */
export const holdAlerts = pgTable(
  "hold_alerts",
  {
    transactionId: uuid("transaction_id")
      .notNull()
      .references(() => transactions.id),
    hours: smallint("hours").notNull(),
    at: at("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.transactionId, t.hours] })],
);

/** The holds that one alert's mail tells of. */
export const mailHolds = pgTable(
  "mail_holds",
  {
    mailId: uuid("mail_id")
      .notNull()
      .references(() => mails.id),
    transactionId: uuid("transaction_id")
      .notNull()
      .references(() => transactions.id),
  },
  (t) => [primaryKey({ columns: [t.mailId, t.transactionId] })],
);
