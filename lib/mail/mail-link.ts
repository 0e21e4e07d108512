import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { isSafeAddress } from "@/lib/addresses";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { parse } from "@/lib/parse";
import { mailInput } from "@/lib/transactions/input";
import { lockTransaction, type TransactionRow } from "@/lib/transactions/refresh";
import { isLinkOpen } from "./link";
import { queueMail } from "./queue";
import { mailRows, remindersIn } from "./rows";

/** A mail to each recipient with the link of a transaction. `formId` is made when the form is opened. */
export const mailLinkInput = z.object({ formId: z.uuid(), transactionId: z.uuid(), mail: mailInput });

/**
 * Queues a mail to each recipient, once per form: a double click or a second tab finds the mails that are there and
 * queues no more. Only while the link can still be followed. `queued` is how many the form has brought about.
 */
export async function mailLink(ctx: Context, raw: unknown): Promise<{ queued: number }> {
  const { formId, transactionId, mail } = parse(mailLinkInput, raw);
  requireRight(ctx, "mails.send");
  return ctx.db.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row === null) throw new NotFound("transaction");
    if (await hasMails(tx, formId)) return { queued: mail.recipients.length };
    requireOpenLink(row);
    const added = await tx
      .insert(mails)
      .values(
        mailRows(
          { formId, kind: "link", transactionId, reference: row.reference, direction: row.direction },
          mail,
          "queued",
          {
            at: ctx.now(),
            userId: actorIdOf(ctx.actor),
          },
        ),
      )
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

async function hasMails(tx: Transaction, formId: string): Promise<boolean> {
  const found = await tx.select({ id: mails.id }).from(mails).where(eq(mails.formId, formId)).limit(1);
  return found.length > 0;
}

/** The link of a transaction can be mailed, or why it cannot. */
export function requireOpenLink(row: TransactionRow | null): void {
  if (row === null) throw new NotFound("transaction");
  if (row.link === null) throw new Conflict("link_missing", { state: row.state });
  if (!isSafeAddress(row.link)) throw new Conflict("link_unsafe");
  if (!isLinkOpen(row.state)) throw new Conflict("link_closed", { state: row.state });
}
