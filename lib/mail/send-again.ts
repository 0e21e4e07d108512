import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { mails } from "@/db/schema/mails";
import { record } from "@/lib/audit/record";
import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { refuseOtherAmount } from "@/lib/transactions/other-amount";
import { lockTransaction } from "@/lib/transactions/refresh";
import { requireOpenLink } from "./mail-link";
import { queueMail } from "./queue";

/** Sent once more, what is reported from then on is about the new one. */
const NOT_REPORTED = { bounce: null, bounceStatus: null, bounceSaid: null, bouncedAt: null };

/** Which mail, and how the person saw it end. */
export const sendAgainInput = z.object({ mailId: z.uuid(), seen: z.enum(["failed", "unknown"]) });

/**
 * Sends a mail again that was refused, or of which nobody knows whether it left: only a person decides that. It keeps
 * its Message-ID, so that a mail program that has the first one knows it as the same. A second click finds it queued.
 */
export async function sendMailAgain(ctx: Context, raw: unknown): Promise<void> {
  const { mailId, seen } = parse(sendAgainInput, raw);
  requireRight(ctx, "mails.send");
  await ctx.db.transaction(async (tx) => {
    const [mail] = await tx.select().from(mails).where(eq(mails.id, mailId));
    if (mail === undefined) throw new NotFound("mail");
    const row = mail.transactionId === null ? null : await lockTransaction(tx, mail.transactionId);
    const underWay = await tx.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
    if (underWay.some(({ state }) => state === "queued" || state === "sending")) return;
    if (mail.kind === "link") requireOpenLink(row);
    if (row !== null) await refuseOtherAmount(tx, row.id);
    const [again] = await tx
      .update(mails)
      .set({ state: "queued", attempts: 0, serverAnswer: null, ...NOT_REPORTED, answeredAt: null, nextTryAt: null })
      .where(and(eq(mails.id, mailId), eq(mails.state, seen)))
      .returning();
    if (again === undefined) throw new Conflict("changed_meanwhile");
    await queueMail(tx, ctx, again);
    await record(tx, ctx, {
      action: "mail.send",
      subjectId: mail.transactionId,
      data: { ...(row === null ? {} : { reference: row.reference }), to: [again.toAddress], again: seen },
    });
  });
}
