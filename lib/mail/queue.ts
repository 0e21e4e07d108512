import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import type { MailKind } from "@/lib/mail/kind";
import { addFact } from "@/lib/transactions/add-fact";

/** Has a queued mail sent, and says so on the timeline of the transaction it is about, where it is about one. */
export async function queueMail(
  tx: Transaction,
  ctx: Context,
  mail: { id: string; kind: MailKind; transactionId: string | null; toAddress: string },
): Promise<void> {
  await enqueue(tx, "mail.send", { mailId: mail.id }, { key: `mail:${mail.id}` });
  await publish(tx, "mails", mail.id);
  if (mail.transactionId === null) return;
  await addFact(tx, ctx.actor, {
    transactionId: mail.transactionId,
    kind: "mail_queued",
    source: "mail",
    happenedAt: ctx.now(),
    data: { mailId: mail.id, kind: mail.kind, to: mail.toAddress },
  });
  await publish(tx, "transactions", mail.transactionId);
}
