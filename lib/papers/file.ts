import { type Context, requireRight } from "@/lib/context";
import { Conflict, NotFound } from "@/lib/errors";
import { refuseOtherAmount } from "@/lib/transactions/other-amount";
import { isUuid } from "@/lib/uuid";
import { type PaperContent, paperContent } from "./content";
import { drawPaper } from "./pdf";
import { paperWords } from "./words";

export type PaperFile = { name: string; contentType: "application/pdf"; content: Buffer };

/** A paper as a file. */
export const filePaper = async (content: PaperContent): Promise<PaperFile> => ({
  name: paperFileName(content),
  contentType: "application/pdf",
  content: await drawPaper(content),
});

/** `receipt-JD-4F7K2Q.pdf`: of our own letters and the reference, whatever the company or the contact is called. */
export const paperFileName = ({ locale, paper, reference }: PaperContent): string =>
  `${paperWords(locale)(`file.${paper.kind}`)}-${reference}.pdf`;

/** The receipt or remittance advice of a payment, or why there is none. */
export async function readPaperFile(ctx: Context, transactionId: string, locale: "en" | "fr"): Promise<PaperFile> {
  requireRight(ctx, "desk.read");
  if (!isUuid(transactionId)) throw new NotFound("transaction");
  await refuseOtherAmount(ctx.db, transactionId);
  const content = await paperContent(ctx.db, transactionId, locale);
  if (content === null) throw new Conflict("paper_none");
  return filePaper(content);
}
