import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { OWN_ID_HEADER } from "./bounce";

/** What a mail brings along: a picture that its HTML shows by `cid:`, or a file. */
export type Attachment = { cid?: string; filename: string; content: Buffer; contentType: string };

export type OutgoingMail = {
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  date: Date;
  attachments: Attachment[];
};

/** A mail as it goes over the wire. `headers` are its first lines, up to the empty one. */
export type ComposedMail = { envelope: { from: string; to: string }; headers: string; raw: Buffer };

/** Writes a mail down as RFC 5322 text: both bodies, pictures and files inside, nothing fetched from anywhere. */
export async function composeMail({ attachments, to, ...mail }: OutgoingMail): Promise<ComposedMail> {
  const message = new MailComposer({
    ...mail,
    // Once more, because some servers give a mail another Message-ID on its way, and a report names it by what they gave.
    headers: { [OWN_ID_HEADER]: mail.messageId },
    subject: oneLine(mail.subject),
    to: { name: oneLine(to.name), address: to.address },
    attachments: attachments.map((each) => ({
      ...each,
      contentDisposition: each.cid === undefined ? ("attachment" as const) : ("inline" as const),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from } = message.getEnvelope();
  if (from === false || from === "") throw new Error(`"${mail.from}" names no sender: MAIL_FROM must hold an address`);
  const raw = await message.build();
  const headers = raw.subarray(0, raw.indexOf("\r\n\r\n")).toString("utf8");
  return { envelope: { from, to: to.address }, headers, raw };
}

/** A header is one line: a break in it would begin a header of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");
