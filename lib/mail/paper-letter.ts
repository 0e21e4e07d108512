import { type PaperContent, paperContent } from "@/lib/papers/content";
import { filePaper } from "@/lib/papers/file";
import { paperMailKind } from "@/lib/papers/paper";
import type { DrawLetter } from "./letter";
import { renderPaperMail } from "./render-paper";
import type { MailRow } from "./settle";

/**
 * A mail that carries a receipt, a remittance advice, or the notice that one is void: with the paper as it is when it leaves. What is
 * no longer what the person asked for does not leave: a receipt whose payment came back meanwhile, a notice of one that is paid again.
 */
export const paperLetter: DrawLetter = async (ctx, mail) => {
  if (mail.transactionId === null) return null;
  const content = await paperContent(ctx.db, mail.transactionId, mail.locale);
  if (content === null || paperMailKind(content.paper) !== mail.kind) return withdrawn(mail);
  const { name, contentType, content: file } = await filePaper(content);
  const rendered = await renderPaperMail(toMail(mail, content, name));
  return {
    ...rendered,
    toName: mail.toName || content.contact.name,
    attachments: [{ filename: name, content: file, contentType }],
    withdraw: null,
  };
};

const toMail = (mail: MailRow, content: PaperContent, file: string) => ({
  content,
  file,
  toName: mail.toName || content.contact.name,
  subject: mail.subject,
  message: mail.message,
});

const withdrawn = (mail: MailRow) => ({
  ...{ toName: mail.toName, subject: mail.subject, html: "", text: mail.message, attachments: [] },
  withdraw: "needless" as const,
});
