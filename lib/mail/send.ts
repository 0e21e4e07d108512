import { and, eq, lt } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { readSettings } from "@/lib/settings/settings";
import { addFact } from "@/lib/transactions/add-fact";
import { lockTransaction, refreshTransaction } from "@/lib/transactions/refresh";
import { QR_CID, type RenderedMail, renderLinkMail } from "./render";
import type { Handover, MailTransport } from "./transport";

type MailRow = typeof mails.$inferSelect;

const RETRY_FIRST_MS = 15_000;
const RETRY_LONGEST_MS = 30 * 60_000;
/** Longer than a handover can take; what is still `sending` then was left by a process that ended. */
const LOST_AFTER_MS = 5 * 60_000;

/** Hands one mail to the mail server, at most once: whoever turns `queued` into `sending` does. */
export async function sendMail(ctx: Context & { mail: MailTransport }, mailId: string): Promise<void> {
  const queued = and(eq(mails.id, mailId), eq(mails.state, "queued"));
  const [waiting] = await ctx.db.select().from(mails).where(queued);
  if (waiting === undefined) return;
  // Drawn before it is claimed: what cannot be drawn has not been sent.
  const rendered = await renderStored(ctx, waiting);
  const [mail] = await ctx.db.update(mails).set({ state: "sending", sentAt: ctx.now() }).where(queued).returning();
  if (mail === undefined) return;
  const handover = await ctx.mail.handOver({
    from: ctx.mail.from,
    to: { name: mail.toName, address: mail.toAddress },
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    messageId: mail.messageId,
    inline: [{ cid: QR_CID, filename: "link.png", content: rendered.qr, contentType: "image/png" }],
  });
  await settleMail(ctx, mail, handover, rendered);
}

async function renderStored(ctx: Context, mail: MailRow): Promise<RenderedMail> {
  const [found] = await ctx.db
    .select({ row: transactions, contactName: contacts.name })
    .from(transactions)
    .innerJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(eq(transactions.id, mail.transactionId));
  if (found === undefined || found.row.link === null) throw new Error(`mail ${mail.id} has no link to carry`);
  const settings = await readSettings(ctx.db);
  const { row } = found;
  return renderLinkMail({
    locale: mail.locale,
    direction: row.direction === "debit" ? "in" : "out",
    company: { name: settings["company.name"], phone: settings["company.phone"], address: settings["company.address"] },
    toName: mail.toName || found.contactName,
    subject: mail.subject,
    message: mail.message,
    money: { minor: row.amountMinor, currency: row.currency },
    statement: row.statement,
    reference: row.reference,
    link: found.row.link,
  });
}

const FACT = { accepted: "mail_sent", refused: "mail_failed", unknown: "mail_unknown" } as const;
const STATE = { accepted: "sent", refused: "failed", unknown: "unknown", not_sent: "queued" } as const;

async function settleMail(
  ctx: Context,
  mail: MailRow,
  handover: Handover,
  rendered: RenderedMail | null,
): Promise<void> {
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const updated = await tx
      .update(mails)
      .set({
        state: STATE[handover.kind],
        serverAnswer: handover.answer.slice(0, 1_000),
        attempts: mail.attempts + 1,
        sentAt: handover.kind === "accepted" ? now : null,
        ...(rendered === null ? {} : { html: rendered.html, text: rendered.text, subject: rendered.subject }),
      })
      .where(and(eq(mails.id, mail.id), eq(mails.state, "sending")))
      .returning({ id: mails.id });
    if (updated.length === 0) return;
    if (handover.kind === "not_sent") {
      const pause = Math.min(RETRY_FIRST_MS * 2 ** mail.attempts, RETRY_LONGEST_MS);
      const runAt = new Date(now.getTime() + pause);
      await enqueue(tx, "mail.send", { mailId: mail.id }, { key: `mail:${mail.id}`, runAt });
    } else {
      const row = await lockTransaction(tx, mail.transactionId);
      if (row === null) throw new Error(`transaction ${mail.transactionId} is gone`);
      await addFact(tx, ctx.actor, {
        transactionId: row.id,
        kind: FACT[handover.kind],
        source: "mail",
        happenedAt: now,
        data: { mailId: mail.id, to: mail.toAddress, answer: handover.answer.slice(0, 200) },
      });
      await refreshTransaction(tx, row, now);
    }
    await publish(tx, "mails", mail.id);
  });
}

/** Mails whose process ended while handing over: the server may or may not have them, so they are not sent again. */
export async function sweepMails(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - LOST_AFTER_MS);
  const lost = await ctx.db
    .select()
    .from(mails)
    .where(and(eq(mails.state, "sending"), lt(mails.sentAt, before)));
  for (const mail of lost) {
    await settleMail(
      ctx,
      mail,
      { kind: "unknown", answer: "The process ended before the mail server's answer was written down." },
      null,
    );
  }
}
