import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mailReports, mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { addFact } from "@/lib/transactions/add-fact";
import { lockTransaction } from "@/lib/transactions/refresh";
import { type DeliveryReport, type ReportedRecipient, readReport } from "./dsn";
import { tellWithdrawn } from "./release";
import type { MailRow } from "./settle";

/**
 * What a mail that was handed in came to. `known`: it told nothing new; `unmatched`: a report about no mail of ours, or a forged one;
 * `no_report`: another mail; `unreadable`: no mail at all.
 */
export const REPORT_OUTCOMES = ["bounced", "delayed", "known", "unmatched", "no_report", "unreadable"] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** Takes in what another mail server sent back to the sender of our mails, as the raw mail or its beginning; counts it, whatever it is. */
export async function receiveReport(ctx: Context, raw: Buffer): Promise<ReportOutcome> {
  const report = await readReport(raw).catch((error: unknown) => {
    ctx.log.warn({ err: error }, "a mail that was handed in as a report could not be read");
    return "unreadable" as const;
  });
  return ctx.db.transaction(async (tx) => {
    const outcome = report === "unreadable" ? report : report === null ? "no_report" : await apply(tx, ctx, report);
    await tx
      .insert(mailReports)
      .values({ outcome, count: 1, lastAt: ctx.now() })
      .onConflictDoUpdate({
        target: mailReports.outcome,
        set: { count: sql`${mailReports.count} + 1`, lastAt: sql`excluded.last_at` },
      });
    return outcome;
  });
}

async function apply(tx: Transaction, ctx: Context, report: DeliveryReport): Promise<ReportOutcome> {
  if (report.messageIds.length === 0) return "unmatched";
  const [asked] = await tx
    .select({ id: mails.id, transactionId: mails.transactionId })
    .from(mails)
    .where(inArray(mails.messageId, report.messageIds.slice(0, 20)))
    .limit(1);
  if (asked === undefined) return "unmatched";
  // The transaction before its mails, as whoever writes its state does.
  if (asked.transactionId !== null) await lockTransaction(tx, asked.transactionId);
  const [mail] = await tx.select().from(mails).where(eq(mails.id, asked.id)).for("update");
  const said = mail === undefined ? null : recipientOf(report, mail.toAddress);
  if (mail === undefined || said === null || !HAS_LEFT.has(mail.state)) return "unmatched";
  // What did not arrive stays so: word of its delay may come after it.
  if (mail.bounce === "failed" || mail.bounce === said.action) return "known";
  await write(tx, ctx, mail, said);
  if (said.action === "failed") await withdrawReminders(tx, ctx, mail);
  return said.action === "failed" ? "bounced" : "delayed";
}

/** Only of what left can a server report. Of one that may have left, a report is the proof that it did. */
const HAS_LEFT: ReadonlySet<string> = new Set(["sending", "sent", "unknown"]);

/** Each mail has one recipient; the report may name another address, to which theirs is forwarded. What failed counts before what is late. */
function recipientOf({ recipients }: DeliveryReport, address: string): ReportedRecipient | null {
  const own = recipients.filter((each) => [each.address, each.original].includes(address.toLowerCase()));
  const about = own.length > 0 ? own : recipients;
  return about.find(({ action }) => action === "failed") ?? about[0] ?? null;
}

/** Shown with the mail wherever it stands in a list. */
const WORDS_MAX = 500;

async function write(tx: Transaction, ctx: Context, mail: MailRow, said: ReportedRecipient): Promise<void> {
  const whose = said.address === mail.toAddress.toLowerCase() ? "" : `${said.address}: `;
  const words = `${whose}${said.said}`.slice(0, WORDS_MAX);
  await tx
    .update(mails)
    .set({
      ...{ bounce: said.action, bounceStatus: said.status, bounceSaid: words, bouncedAt: ctx.now() },
      ...(mail.state === "unknown" ? { state: "sent" as const } : {}),
    })
    .where(eq(mails.id, mail.id));
  await publish(tx, "mails", mail.id);
  if (mail.transactionId === null) return;
  await addFact(tx, ctx.actor, {
    transactionId: mail.transactionId,
    kind: said.action === "failed" ? "mail_bounced" : "mail_delayed",
    source: "mail",
    happenedAt: ctx.now(),
    data: { mailId: mail.id, kind: mail.kind, to: mail.toAddress, status: said.status, answer: words.slice(0, 200) },
  });
  await publish(tx, "transactions", mail.transactionId);
}

/** Nobody is reminded at an address where the mail itself did not arrive. */
async function withdrawReminders(tx: Transaction, ctx: Context, mail: MailRow): Promise<void> {
  if (mail.transactionId === null) return;
  const withdrawn = await tx
    .update(mails)
    .set({ state: "withdrawn" })
    .where(
      and(
        eq(mails.transactionId, mail.transactionId),
        eq(mails.state, "waiting"),
        sql`lower(${mails.toAddress}) = lower(${mail.toAddress})`,
        sql`${mails.round} > 0`,
      ),
    )
    .returning();
  for (const each of withdrawn) await tellWithdrawn(tx, ctx, each, "bounced");
}
