import { and, eq } from "drizzle-orm";
import { mails } from "@/db/schema/mails";
import { isSafeAddress } from "@/lib/addresses";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { type ComposedMail, composeMail } from "./compose";
import { linkMailContent } from "./content";
import { isLinkSpent } from "./link";
import { withdrawMails } from "./release";
import { QR_CID, type RenderedMail, renderLinkMail } from "./render";
import { type MailRow, settleMail } from "./settle";
import type { MailTransport } from "./transport";

/** Hands one mail to the mail server, at most once: whoever turns `queued` into `sending` does. */
export async function sendMail(ctx: Context & { mail: MailTransport }, mailId: string): Promise<void> {
  const [waiting] = await ctx.db.select().from(mails).where(isQueued(mailId));
  if (waiting === undefined) return;
  const found = await linkMailContent(ctx.db, waiting);
  if (found === null) throw new Error(`mail ${mailId} has no link to carry`);
  // It waited for its turn until nobody could follow its link any more, or its link is not one to hand to anybody.
  if (isLinkSpent(found.state) || !isSafeAddress(found.content.link))
    return ctx.db.transaction((tx) => withdrawMails(tx, ctx, waiting.transactionId, ["queued"]));
  // Drawn before it is claimed: what cannot be drawn has not been sent.
  const rendered = await renderLinkMail(found.content);
  const composed = await composeMail({
    from: ctx.mail.from,
    to: { name: found.content.toName, address: waiting.toAddress },
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    messageId: waiting.messageId,
    date: ctx.now(),
    inline: [{ cid: QR_CID, filename: "link.png", content: rendered.qr, contentType: "image/png" }],
  });
  const mail = await claim(ctx, waiting, rendered, composed);
  if (mail === null) return;
  await settleMail(ctx, mail, await ctx.mail.handOver(composed));
}

const isQueued = (mailId: string) => and(eq(mails.id, mailId), eq(mails.state, "queued"));

/** From here on it may have left; what leaves is written down with it. Null when another sender was faster. */
async function claim(
  ctx: Context,
  { id }: MailRow,
  { subject, html, text }: RenderedMail,
  { headers }: ComposedMail,
): Promise<MailRow | null> {
  return ctx.db.transaction(async (tx) => {
    const [claimed] = await tx
      .update(mails)
      .set({ state: "sending", sentAt: ctx.now(), nextTryAt: null, subject, html, text, headers })
      .where(isQueued(id))
      .returning();
    if (claimed === undefined) return null;
    await publish(tx, "mails", id);
    return claimed;
  });
}
