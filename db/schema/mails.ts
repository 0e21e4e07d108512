import { index, integer, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { users } from "./team";
import { transactions } from "./transactions";

/** `waiting`: its link does not exist yet; `sent`: the mail server took it (which is not yet "arrived"). */
export const mailState = pgEnum("mail_state", [
  "waiting",
  "queued",
  "sending",
  "sent",
  "failed",
  "unknown",
  "withdrawn",
]);

/** One mail to one recipient, kept as it was sent. */
export const mails = pgTable(
  "mails",
  {
    id: id(),
    formId: uuid("form_id").notNull(),
    transactionId: uuid("transaction_id")
      .notNull()
      .references(() => transactions.id),
    toAddress: text("to_address").notNull(),
    toName: text("to_name").notNull(),
    locale: text("locale", { enum: ["en", "fr"] }).notNull(),
    subject: text("subject").notNull(),
    /** The sender's own words, before {name} and {amount} are filled in. */
    message: text("message").notNull(),
    state: mailState("state").notNull(),
    /** RFC 5322 Message-ID, made by us before sending, so that a second try is the same mail. */
    messageId: text("message_id").notNull().unique(),
    html: text("html"),
    text: text("text"),
    serverAnswer: text("server_answer"),
    attempts: integer("attempts").notNull().default(0),
    createdAt: at("created_at").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
    sentAt: at("sent_at"),
  },
  (t) => [
    index("mails_created").on(t.createdAt.desc(), t.id.desc()),
    index("mails_transaction").on(t.transactionId, t.createdAt),
  ],
);
