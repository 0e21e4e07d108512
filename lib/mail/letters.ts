import type { MailKind } from "@/lib/mail/kind";
import { alertLetter } from "./alert-letter";
import type { DrawLetter } from "./letter";
import { linkLetter } from "./link-letter";
import { paperLetter } from "./paper-letter";

/** How each kind of mail is drawn; all of them are queued, handed over and settled alike. */
const LETTERS: Record<MailKind, DrawLetter> = {
  link: linkLetter,
  alert: alertLetter,
  receipt: paperLetter,
  remittance_advice: paperLetter,
  return_notice: paperLetter,
};

export const drawLetter: DrawLetter = (ctx, mail) => LETTERS[mail.kind](ctx, mail);
