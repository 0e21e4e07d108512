"use server";

import { action } from "@/app/_server/action";
import { mailPaper, mailPaperInput } from "@/lib/papers/mail-paper";
import { drawPaperMail, drawPaperMailInput } from "@/lib/papers/preview";

/** Queues a mail with the receipt or remittance advice to each recipient. */
export const mailPaperAction = action({
  permission: "mails.send",
  audit: "mail.send",
  input: mailPaperInput,
  run: mailPaper,
});

/** Draws the mail as it would go out: nothing is kept and nothing is sent. */
export const previewPaperMailAction = action({
  permission: "mails.send",
  audit: "read",
  input: drawPaperMailInput,
  run: drawPaperMail,
});
