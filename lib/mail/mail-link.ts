import { z } from "zod";
import { mails } from "@/db/schema/mails";
import { isSafeAddress } from "@/lib/addresses";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { mailInput } from "@/lib/transactions/input";
import { refuseOtherAmount } from "@/lib/transactions/other-amount";
import { lockTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import { isLinkOpen } from "./link";
import { queueMail } from "./queue";
import { mailRows, remindersIn } from "./rows";
import { queuedBefore } from "./same-mails";

/** A mail to each recipient with the link of a transaction. `formId` is made when the form is opened. */
export const mailLinkInput = z.object({ formId: z.uuid(), transactionId: z.uuid(), mail: mailInput });

/**
 * Queues a mail to each recipient, once per form: a double click or a second tab finds the mails that are there and
 * queues no more, and a form that was changed since is refused. Only while the link can still be followed. `queued` is how many the
 * form has brought about.
 */
export async function mailLink(ctx: Context, raw: unknown): Promise<{ queued: number }> {
  const { formId, transactionId, mail } = parse(mailLinkInput, raw);
  requireRight(ctx, "mails.send");
  return ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    const of = { formId, kind: "link" as const, transactionId, reference: row.reference, direction: row.direction };
    const asked = mailRows(of, mail, "queued", { at: ctx.now(), userId: actorIdOf(ctx.actor) });
    const before = await queuedBefore(tx, formId, asked);
    if (before !== null) return { queued: before };
    requireOpenLink(row);
    await refuseOtherAmount(tx, transactionId);
    const added = await tx
      .insert(mails)
      .values(asked)
      .onConflictDoNothing({ target: [mails.formId, mails.toAddress, mails.round] })
      .returning();
    const now = added.filter(({ round }) => round === 0);
    for (const each of now) await queueMail(tx, ctx, each);
    await record(tx, ctx, {
      action: "mail.send",
      subjectId: transactionId,
      data: { reference: row.reference, to: now.map(({ toAddress }) => toAddress), ...remindersIn(mail) },
    });
    return { queued: now.length };
  });
}

/** The link of a transaction can be mailed, or why it cannot. */
export function requireOpenLink(row: TransactionRow | null): void {
  if (row === null) throw new NotFound("transaction");
  if (row.link === null) throw new Conflict("link_missing", { state: row.state });
  if (!isSafeAddress(row.link)) throw new Conflict("link_unsafe");
  if (!isLinkOpen(row.state)) throw new Conflict("link_closed", { state: row.state });
}
