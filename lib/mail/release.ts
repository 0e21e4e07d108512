import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { transactions } from "@/db/schema/transactions";
import { isSafeAddress } from "@/lib/addresses";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import type { MailKind } from "@/lib/mail/kind";
import { addFact } from "@/lib/transactions/add-fact";
import { readOtherAmount } from "@/lib/transactions/other-amount";
import type { Flow, State } from "@/lib/transactions/transaction";
import { dueNow } from "./due";
import { goesByLink, isLinkOpen, isLinkSpent, type LinkEnd, linkEnd } from "./link";
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
  if (isLinkSpent(of.state) || unsafe) await withdrawWaiting(tx, ctx, of.id);
  else if (of.link !== null && isLinkOpen(of.state)) await releaseMails(tx, ctx, of.id);
}

async function releaseMails(tx: Transaction, ctx: Context, transactionId: string): Promise<void> {
  const rows = await tx.select().from(mails).where(carriesLinkOf(transactionId)).orderBy(mails.round);
  const { leave, overtaken } = dueNow(rows, ctx.now());
  // Each names our amount beside a link that asks for another: they wait until somebody has looked into that.
  if (leave.length > 0 && (await readOtherAmount(tx, transactionId))) return;
  for (const mail of leave) {
    await tx.update(mails).set({ state: "queued" }).where(eq(mails.id, mail.id));
    await queueMail(tx, ctx, mail);
  }
  for (const mail of overtaken) {
    await tx.update(mails).set({ state: "withdrawn" }).where(eq(mails.id, mail.id));
    await tellWithdrawn(tx, ctx, mail, "overtaken");
  }
}

const carriesLinkOf = (transactionId: string) => and(eq(mails.transactionId, transactionId), eq(mails.kind, "link"));

/** Nobody can follow the link, or it is none to hand to anybody: what waits for it is not sent, and the timeline says so. */
async function withdrawWaiting(tx: Transaction, ctx: Context, transactionId: string): Promise<void> {
  const withdrawn = await tx
    .update(mails)
    .set({ state: "withdrawn" })
    .where(and(carriesLinkOf(transactionId), eq(mails.state, "waiting")))
    .returning();
  for (const mail of withdrawn) await tellWithdrawn(tx, ctx, mail, "link");
}

/** A mail that is queued does not leave any more: true. Whoever claimed it meanwhile is ahead, and it stays theirs: false. */
export async function withdrawQueued(
  tx: Transaction,
  ctx: Context,
  mailId: string,
  because: WithdrawnBecause,
): Promise<boolean> {
  const withdrawn = await tx
    .update(mails)
    .set({ state: "withdrawn", nextTryAt: null })
    .where(and(eq(mails.id, mailId), eq(mails.state, "queued")))
    .returning();
  for (const mail of withdrawn) await tellWithdrawn(tx, ctx, mail, because);
  return withdrawn.length > 0;
}

/**
 * `link`: it is at its end; `person`: somebody took the mail back; `overtaken`: one before it left so late that it says the same;
 * `needless`: nothing of what it was to tell is so any more; `unwanted`: whom it was to tell may not or does not want to know any more;
 * `bounced`: a mail to that address did not arrive.
 */
export type WithdrawnBecause = "link" | "person" | "overtaken" | "needless" | "unwanted" | "bounced";

/** Says that a mail does not leave, and why: on the timeline of the transaction it is about; an alert says it itself. */
export async function tellWithdrawn(
  tx: Transaction,
  ctx: Context,
  mail: { id: string; kind: MailKind; transactionId: string | null; toAddress: string; round: number },
  because: WithdrawnBecause,
): Promise<void> {
  await publish(tx, "mails", mail.id);
  if (mail.transactionId === null) {
    if (because === "overtaken" || because === "needless" || because === "unwanted")
      await tx.update(mails).set({ withdrawn: because }).where(eq(mails.id, mail.id));
    return;
  }
  const end = because === "link" ? { end: await endOf(tx, mail.transactionId) } : {};
  await addFact(tx, ctx.actor, {
    transactionId: mail.transactionId,
    kind: "mail_withdrawn",
    source: because === "person" ? "person" : "mail",
    happenedAt: ctx.now(),
    data: { mailId: mail.id, kind: mail.kind, to: mail.toAddress, because, ...end, reminder: mail.round > 0 },
  });
  await publish(tx, "transactions", mail.transactionId);
}

async function endOf(tx: Transaction, transactionId: string): Promise<LinkEnd | null> {
  const { link, state } = transactions;
  const [row] = await tx.select({ link, state }).from(transactions).where(eq(transactions.id, transactionId));
  return row === undefined ? null : linkEnd(row);
}
