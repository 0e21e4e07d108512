import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { addFact } from "@/lib/transactions/add-fact";

/** Queues the mails that waited for their link. A mail leaves only when the link it carries exists. */
export async function releaseMails(tx: Transaction, ctx: Context, transactionId: string): Promise<void> {
  const released = await tx
    .update(mails)
    .set({ state: "queued" })
    .where(and(eq(mails.transactionId, transactionId), eq(mails.state, "waiting")))
    .returning();
  for (const mail of released) {
    await enqueue(tx, "mail.send", { mailId: mail.id }, { key: `mail:${mail.id}` });
    await addFact(tx, ctx.actor, {
      transactionId,
      kind: "mail_queued",
      source: "mail",
      happenedAt: ctx.now(),
      data: { mailId: mail.id, to: mail.toAddress },
    });
  }
  if (released.length > 0) await publish(tx, "mails");
}

/** There will be no link: the mails that waited for it are not sent. */
export async function withdrawMails(tx: Transaction, transactionId: string): Promise<void> {
  const withdrawn = await tx
    .update(mails)
    .set({ state: "withdrawn" })
    .where(and(eq(mails.transactionId, transactionId), eq(mails.state, "waiting")))
    .returning({ id: mails.id });
  if (withdrawn.length > 0) await publish(tx, "mails");
}
