import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { queueMail } from "./queue";

/** Queues the mails that waited for their link. A mail leaves only when the link it carries exists. */
export async function releaseMails(tx: Transaction, ctx: Context, transactionId: string): Promise<void> {
  const released = await tx
    .update(mails)
    .set({ state: "queued" })
    .where(and(eq(mails.transactionId, transactionId), eq(mails.state, "waiting")))
    .returning();
  for (const mail of released) await queueMail(tx, ctx, mail);
}

/** There will be no link, or none to hand to anybody: the mails that waited for it are not sent. */
export async function withdrawMails(tx: Transaction, transactionId: string): Promise<void> {
  const withdrawn = await tx
    .update(mails)
    .set({ state: "withdrawn" })
    .where(and(eq(mails.transactionId, transactionId), eq(mails.state, "waiting")))
    .returning({ id: mails.id });
  if (withdrawn.length > 0) await publish(tx, "mails");
}
