"use server";

import { z } from "zod";
import { action } from "@/app/_server/action";
import { mailLink, mailLinkInput } from "@/lib/mail/mail-link";
import { drawLinkMail } from "@/lib/mail/preview";
import { cancelReminder, cancelReminderInput } from "@/lib/mail/reminders";
import { sendAgainInput, sendMailAgain } from "@/lib/mail/send-again";

/** Queues a mail with the link to each recipient. */
export const mailLinkAction = action({
  permission: "mails.send",
  audit: "mail.send",
  input: mailLinkInput,
  run: mailLink,
});

/** Sends a mail again that was refused or may have left. */
export const sendMailAgainAction = action({
  permission: "mails.send",
  audit: "mail.send",
  input: sendAgainInput,
  run: sendMailAgain,
});

/** Takes a reminder back before its day. */
export const cancelReminderAction = action({
  permission: "mails.send",
  audit: "mail.cancel",
  input: cancelReminderInput,
  run: cancelReminder,
});

/** Draws the mail as it would go out, with its real link: nothing is kept and nothing is sent. */
export const previewLinkMailAction = action({
  permission: "mails.send",
  audit: "read",
  input: z.object({
    transactionId: z.uuid(),
    name: z.string().max(200),
    locale: z.enum(["en", "fr"]),
    subject: z.string().max(200),
    message: z.string().max(4_000),
  }),
  run: drawLinkMail,
});
