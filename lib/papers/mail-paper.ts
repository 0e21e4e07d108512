import { eq } from "drizzle-orm";
import { z } from "zod";
import { mails } from "@/db/schema/mails";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { queueMail } from "@/lib/mail/queue";
import { mailRows } from "@/lib/mail/rows";
import { parse } from "@/lib/parse";
import { storedFacts } from "@/lib/transactions/detail";
import { mailInput } from "@/lib/transactions/input";
import { lockTransaction } from "@/lib/transactions/refresh";
import { PAPER_MAILS, paperMailKind, paperOf } from "./paper";

/** A mail with the paper of a payment to each recipient. `seen`: what it was when the form was opened. */
export const mailPaperInput = z.object({
  formId: z.uuid(),
  transactionId: z.uuid(),
  seen: z.enum(PAPER_MAILS),
  mail: mailInput.omit({ remindAfterDays: true }),
});

/**
 * Queues a mail with the receipt or remittance advice to each recipient, once per form. Nothing is queued where the payment is not
 * known to be paid, or came back since the person looked. `queued` is how many the form has brought about.
 */
export async function mailPaper(ctx: Context, raw: unknown): Promise<{ queued: number }> {
  const { formId, transactionId, seen, mail } = parse(mailPaperInput, raw);
  requireRight(ctx, "mails.send");
  return ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    const before = await tx.select({ id: mails.id }).from(mails).where(eq(mails.formId, formId)).limit(1);
    if (before.length > 0) return { queued: mail.recipients.length };
    const paper = paperOf(row, await storedFacts(tx, row.id));
    if (paper === null) throw new Conflict("paper_none");
    const kind = paperMailKind(paper);
    if (kind !== seen) throw new Conflict("changed_meanwhile");
    const of = { formId, kind, transactionId, reference: row.reference, direction: row.direction };
    const by = { at: ctx.now(), userId: actorIdOf(ctx.actor) };
    const added = await tx
      .insert(mails)
      .values(mailRows(of, { ...mail, remindAfterDays: [] }, "queued", by))
      .onConflictDoNothing({ target: [mails.formId, mails.toAddress, mails.round] })
      .returning();
    for (const each of added) await queueMail(tx, ctx, each);
    await record(tx, ctx, {
      action: "mail.send",
      subjectId: transactionId,
      data: { reference: row.reference, kind, to: added.map(({ toAddress }) => toAddress) },
    });
    return { queued: added.length };
  });
}
