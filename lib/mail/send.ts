import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { mailFiles, mails } from "@/db/schema/mails";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { lockTransaction } from "@/lib/transactions/refresh";
import { writeDown } from "@/lib/write-down";
import { type Attachment, type ComposedMail, composeMail } from "./compose";
import type { Letter } from "./letter";
import { drawLetter } from "./letters";
import { withdrawQueued } from "./release";
import { type MailRow, settleMail } from "./settle";
import type { MailTransport } from "./transport";

/** Hands one mail to the mail server, at most once: whoever turns `queued` into `sending` does. */
export async function sendMail(ctx: Context & { mail: MailTransport; appUrl: string }, mailId: string): Promise<void> {
  const [waiting] = await ctx.db.select().from(mails).where(isQueued(mailId));
  if (waiting === undefined) return;
  // Drawn before it is claimed: what cannot be drawn has not been sent.
  const letter = await drawLetter(ctx, waiting);
  if (letter === null) throw new Error(`mail ${mailId} has nothing to carry`);
  const { toName, withdraw, ...said } = letter;
  if (withdraw !== null) {
    await ctx.db.transaction(async (tx) => {
      // The transaction before its mails, as whoever writes its state does.
      if (waiting.transactionId !== null) await lockTransaction(tx, waiting.transactionId);
      await withdrawQueued(tx, ctx, mailId, withdraw);
    });
    return;
  }
  const composed = await composeMail({
    ...said,
    from: ctx.mail.from,
    to: { name: toName, address: waiting.toAddress },
    messageId: waiting.messageId,
    date: ctx.now(),
  });
  const mail = await claim(ctx, waiting, letter, composed);
  if (mail === null) return;
  const handover = await ctx.mail.handOver(composed);
  await writeDown(
    ctx,
    { mailId },
    () => settleMail(ctx, mail, handover),
    () => settleMail(ctx, mail, { kind: "unknown", answer: OUR_FAULT }),
  );
}

/** For people; what the error was is in the log. */
const OUR_FAULT = "Jetdesk met an error of its own before the mail server's answer was written down.";

const isQueued = (mailId: string) => and(eq(mails.id, mailId), eq(mails.state, "queued"));

/** From here on it may have left; what leaves is written down with it. Null when another sender was faster. */
async function claim(
  ctx: Context,
  { id }: MailRow,
  { subject, html, text, attachments }: Letter,
  { headers }: ComposedMail,
): Promise<MailRow | null> {
  return ctx.db.transaction(async (tx) => {
    const [claimed] = await tx
      .update(mails)
      .set({ state: "sending", sentAt: ctx.now(), nextTryAt: null, subject, html, text, headers })
      .where(isQueued(id))
      .returning();
    if (claimed === undefined) return null;
    const file = attachments.find(({ cid }) => cid === undefined);
    if (file !== undefined) await keepFile(tx, id, file);
    await publish(tx, "mails", id);
    return claimed;
  });
}

async function keepFile(
  tx: Transaction,
  mailId: string,
  { filename, content, contentType }: Attachment,
): Promise<void> {
  const file = { name: filename, contentType, content };
  await tx
    .insert(mailFiles)
    .values({ mailId, ...file })
    .onConflictDoUpdate({ target: mailFiles.mailId, set: file });
}
