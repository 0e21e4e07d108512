import type { Context } from "@/lib/context";
import type { Attachment } from "./compose";
import type { WithdrawnBecause } from "./release";
import type { MailRow } from "./settle";

/** What a mail says to its recipient. `withdraw`: why it does not leave any more; null while it may. */
export type Letter = {
  toName: string;
  subject: string;
  html: string;
  text: string;
  attachments: Attachment[];
  withdraw: WithdrawnBecause | null;
};

/** `appUrl`: the desk's origin, where mails to its own people lead. */
export type LetterContext = Pick<Context, "db" | "now"> & { appUrl: string };

/** Draws a mail as it would leave now; null while what it is to carry does not exist. */
export type DrawLetter = (ctx: LetterContext, mail: MailRow) => Promise<Letter | null>;
