import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { isSafeAddress } from "@/lib/addresses";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { addFact } from "@/lib/transactions/add-fact";
import type { Flow, State } from "@/lib/transactions/transaction";
import { dueNow } from "./due";
import { goesByLink, isLinkOpen, isLinkSpent } from "./link";
import { queueMail } from "./queue";

/**
 * Mails that wait follow their link, by whatever way it became known or came to its end: they leave once it exists and can
 * be followed, and are withdrawn once nobody can. Called wherever a transaction's state is written.
 */
export async function followLink(
  tx: Transaction,
  ctx: Context,
  of: { id: string; flow: Flow; link: string | null; state: State },
): Promise<void> {
  if (!goesByLink(of.flow)) return;
  const unsafe = of.link !== null && !isSafeAddress(of.link);
  if (isLinkSpent(of.state) || unsafe) await withdrawMails(tx, ctx, of.id, ["waiting"]);
  else if (of.link !== null && isLinkOpen(of.state)) await releaseMails(tx, ctx, of.id);
}

async function releaseMails(tx: Transaction, ctx: Context, transactionId: string): Promise<void> {
  const rows = await tx.select().from(mails).where(eq(mails.transactionId, transactionId)).orderBy(mails.round);
  const { leave, overtaken } = dueNow(rows, ctx.now());
  for (const mail of leave) {
    await tx.update(mails).set({ state: "queued" }).where(eq(mails.id, mail.id));
    await queueMail(tx, ctx, mail);
  }
  for (const mail of overtaken) {
    await tx.update(mails).set({ state: "withdrawn" }).where(eq(mails.id, mail.id));
    await tellWithdrawn(tx, ctx, mail, "overtaken");
  }
}

/** Nobody can follow the link, or it is none to hand to anybody: what has not left is not sent, and the timeline says so. */
export async function withdrawMails(
  tx: Transaction,
  ctx: Context,
  transactionId: string,
  from: readonly ("waiting" | "queued")[],
): Promise<void> {
  const withdrawn = await tx
    .update(mails)
    .set({ state: "withdrawn", nextTryAt: null })
    .where(and(eq(mails.transactionId, transactionId), inArray(mails.state, [...from])))
    .returning();
  for (const mail of withdrawn) await tellWithdrawn(tx, ctx, mail, "link");
}

/** Says on the timeline that a mail does not leave: its link is at its end, or a person took it back. */
export async function tellWithdrawn(
  tx: Transaction,
  ctx: Context,
  mail: { id: string; transactionId: string; toAddress: string; round: number },
  because: "link" | "person" | "overtaken",
): Promise<void> {
  await addFact(tx, ctx.actor, {
    transactionId: mail.transactionId,
    kind: "mail_withdrawn",
    source: because === "person" ? "person" : "mail",
    happenedAt: ctx.now(),
    data: { mailId: mail.id, to: mail.toAddress, because, reminder: mail.round > 0 },
  });
  await publish(tx, "mails", mail.id);
  await publish(tx, "transactions", mail.transactionId);
}
