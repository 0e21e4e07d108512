import { z } from "zod";
import { mails } from "@/db/schema/mails";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { queueMail } from "@/lib/mail/queue";
import { mailRows } from "@/lib/mail/rows";
import { queuedBefore } from "@/lib/mail/same-mails";
import { parse } from "@/lib/parse";
import { storedFacts } from "@/lib/transactions/detail";
import { mailInput } from "@/lib/transactions/input";
import { refuseOtherAmount } from "@/lib/transactions/other-amount";
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
 * Queues a mail with the receipt or remittance advice to each recipient, once per form; a form that was changed since is refused.
 * Nothing is queued where the payment is not known to be paid, or came back since the person looked. `queued` is how many the form
 * has brought about.
 */
export async function mailPaper(ctx: Context, raw: unknown): Promise<{ queued: number }> {
  const { formId, transactionId, seen, mail } = parse(mailPaperInput, raw);
  requireRight(ctx, "mails.send");
  return ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    const of = { formId, kind: seen, transactionId, reference: row.reference, direction: row.direction };
    const by = { at: ctx.now(), userId: actorIdOf(ctx.actor) };
    const asked = mailRows(of, { ...mail, remindAfterDays: [] }, "queued", by);
    const before = await queuedBefore(tx, formId, asked);
    if (before !== null) return { queued: before };
    await refuseOtherAmount(tx, row.id);
    const paper = paperOf(row, await storedFacts(tx, row.id));
    if (paper === null) throw new Conflict("paper_none");
    const kind = paperMailKind(paper);
    if (kind !== seen) throw new Conflict("changed_meanwhile");
    const added = await tx
      .insert(mails)
      .values(asked)
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
