import { z } from "zod";
import { type Context, requireRight } from "@/lib/context";
import { Conflict } from "@/lib/errors";
import { renderPaperMail } from "@/lib/mail/render-paper";
import { refuseOtherAmount } from "@/lib/transactions/other-amount";
import { paperContent } from "./content";
import { paperFileName } from "./file";

export const drawPaperMailInput = z.object({
  transactionId: z.uuid(),
  name: z.string().max(200),
  locale: z.enum(["en", "fr"]),
  subject: z.string().max(200),
  message: z.string().max(4_000),
});

/** The mail of a paper as it would leave, for the eye only. */
export async function drawPaperMail(
  ctx: Context,
  { transactionId, name, locale, subject, message }: z.infer<typeof drawPaperMailInput>,
): Promise<{ subject: string; html: string }> {
  requireRight(ctx, "mails.send");
  await refuseOtherAmount(ctx.db, transactionId);
  const content = await paperContent(ctx.db, transactionId, locale);
  if (content === null) throw new Conflict("paper_none");
  const file = paperFileName(content);
  const rendered = await renderPaperMail({ content, file, toName: name, subject, message });
  return { subject: rendered.subject, html: rendered.html };
}
