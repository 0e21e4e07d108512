import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { MAIL_KINDS } from "@/lib/mail/kind";
import { at, bytes, id } from "./columns";
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
    kind: text("kind", { enum: MAIL_KINDS }).notNull().default("link"),
    /** Null where a mail is about no payment alone. */
    transactionId: uuid("transaction_id").references(() => transactions.id),
    /** The person of the desk whom an alert is for; what it is about stands in `mail_holds`. */
    userId: uuid("user_id").references(() => users.id),
    toAddress: text("to_address").notNull(),
    toName: text("to_name").notNull(),
    locale: text("locale", { enum: ["en", "fr"] }).notNull(),
    subject: text("subject").notNull(),
    /** The sender's own words, before {name} and {amount} are filled in. */
    message: text("message").notNull(),
    state: mailState("state").notNull(),
    /** 0: the mail itself; 1, 2, …: its reminders. */
    round: integer("round").notNull().default(0),
    /** A reminder does not leave before; null: as soon as its link is known. */
    dueAt: at("due_at"),
    /** RFC 5322 Message-ID, made by us before sending, so that a second try is the same mail. */
    messageId: text("message_id").notNull().unique(),
    /** Why an alert did not leave; of a mail about a payment that payment's fact says it. Null: it did, or nobody wrote it down. */
    withdrawn: text("withdrawn", { enum: ["overtaken", "needless", "unwanted"] }),
    /** What left, from the moment it was claimed for handing over: header lines, both bodies. */
    headers: text("headers"),
    html: text("html"),
    text: text("text"),
    serverAnswer: text("server_answer"),
    /** No mail server is set: it went no further than this table. */
    kept: boolean("kept").notNull().default(false),
    attempts: integer("attempts").notNull().default(0),
    createdAt: at("created_at").notNull(),
    createdBy: uuid("created_by").references(() => users.id),
    /** When its handing over began; for `sent`, when the server took it. */
    sentAt: at("sent_at"),
    /** When its last handing over ended, whichever way. */
    answeredAt: at("answered_at"),
    /** What a report says that came after a server took it: it did not arrive, or not yet. */
    bounce: text("bounce", { enum: ["failed", "delayed"] }),
    /** The report's status code of RFC 3463, such as `5.1.1`; "" where it had none. */
    bounceStatus: text("bounce_status"),
    /** The words of the server that said so. */
    bounceSaid: text("bounce_said"),
    bouncedAt: at("bounced_at"),
    /** When it is tried again, while the server could not take it. */
    nextTryAt: at("next_try_at"),
  },
  (t) => [
    // However often a form is sent, each of its recipients gets one mail, and each reminder once.
    unique("mails_form_recipient").on(t.formId, t.toAddress, t.round),
    index("mails_due").on(t.dueAt).where(sql`${t.state} = 'waiting' and ${t.dueAt} is not null`),
    // Nulls first is PostgreSQL's own order for `desc`: an index in another order serves no such list.
    // What is known of each stands beside its key: to count a million of them, no row has to be read.
    index("mails_created").on(
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
      t.kind,
      t.state,
      t.bounce,
      t.dueAt,
      t.kept,
      t.attempts,
    ),
    index("mails_words").using(
      "gin",
      sql`(lower(${t.toAddress} || ' ' || ${t.toName} || ' ' || ${t.subject})) gin_trgm_ops`,
    ),
    check("mails_link_of", sql`${t.kind} <> 'link' or ${t.transactionId} is not null`),
    check("mails_alert_to", sql`(${t.kind} = 'alert') = (${t.userId} is not null)`),
    index("mails_bounced")
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.bounce} = 'failed' or ${t.state} = 'failed'`),
    // Whether what last went to an address arrived.
    index("mails_address").on(sql`lower(${t.toAddress})`, t.createdAt.desc().nullsFirst()),
    index("mails_transaction").on(t.transactionId, t.createdAt),
  ],
);

/** The file that left with a mail, as it left. */
export const mailFiles = pgTable("mail_files", {
  mailId: uuid("mail_id")
    .primaryKey()
    .references(() => mails.id),
  name: text("name").notNull(),
  contentType: text("content_type").notNull(),
  content: bytes("content").notNull(),
});

/** How many reports of mail servers came to what, since the desk began; a row for each of `REPORT_OUTCOMES` (lib/mail/report.ts). */
export const mailReports = pgTable("mail_reports", {
  outcome: text("outcome").primaryKey(),
  count: integer("count").notNull(),
  lastAt: at("last_at").notNull(),
});
