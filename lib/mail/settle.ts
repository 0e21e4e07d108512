import { and, eq, type SQL } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { addFact } from "@/lib/transactions/add-fact";
import { lockTransaction, refreshTransaction } from "@/lib/transactions/refresh";
import type { Handover } from "./transport";

export type MailRow = typeof mails.$inferSelect;

const RETRY_FIRST_MS = 15_000;
const RETRY_LONGEST_MS = 30 * 60_000;

const STATE = { accepted: "sent", kept: "sent", refused: "failed", unknown: "unknown", not_sent: "queued" } as const;
const FACT = { accepted: "mail_sent", kept: "mail_sent", refused: "mail_failed", unknown: "mail_unknown" } as const;

/** Writes down what became of handing a claimed mail over, on the mail and on the timeline of the transaction it is about. */
export async function settleMail(ctx: Context, mail: MailRow, handover: Handover): Promise<void> {
  const now = ctx.now();
  const pause = Math.min(RETRY_FIRST_MS * 2 ** mail.attempts, RETRY_LONGEST_MS);
  const nextTryAt = handover.kind === "not_sent" ? new Date(now.getTime() + pause) : null;
  const taken = handover.kind === "accepted" || handover.kind === "kept";
  await ctx.db.transaction(async (tx) => {
    // The transaction before its mails, as a report about the mail does: a circle broken by the database would cost an answer.
    const row = mail.transactionId === null ? null : await lockTransaction(tx, mail.transactionId);
    const updated = await tx
      .update(mails)
      .set({
        state: STATE[handover.kind],
        serverAnswer: handover.answer.slice(0, 1_000),
        kept: handover.kind === "kept",
        attempts: mail.attempts + 1,
        answeredAt: now,
        nextTryAt,
        ...(taken ? { sentAt: now } : {}),
      })
      .where(and(eq(mails.id, mail.id), eq(mails.state, "sending"), isOfThisTry(mail)))
      .returning({ id: mails.id });
    if (updated.length === 0) return;
    await publish(tx, "mails", mail.id);
    if (handover.kind === "not_sent") {
      await enqueue(tx, "mail.send", { mailId: mail.id }, { key: `mail:${mail.id}`, runAt: nextTryAt ?? now });
      return;
    }
    if (mail.transactionId === null) return;
    if (row === null) throw new Error(`transaction ${mail.transactionId} is gone`);
    await addFact(tx, ctx.actor, {
      transactionId: row.id,
      kind: FACT[handover.kind],
      source: "mail",
      happenedAt: now,
      data: {
        mailId: mail.id,
        kind: mail.kind,
        to: mail.toAddress,
        answer: handover.answer.slice(0, 200),
        ...(handover.kind === "kept" ? { kept: true } : {}),
      },
    });
    await refreshTransaction(tx, ctx, row);
  });
}

/** Written down before, which the database did not get to say, the mail may be on its way again: this is not that try's answer. */
const isOfThisTry = ({ sentAt }: MailRow): SQL | undefined => (sentAt === null ? undefined : eq(mails.sentAt, sentAt));
