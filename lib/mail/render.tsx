import { render } from "@react-email/render";
import QRCode from "qrcode";
import { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";
import enMail from "@/lib/i18n/messages/en/mail.json";
import frMail from "@/lib/i18n/messages/fr/mail.json";
import type { Money } from "@/lib/money";
import { LinkMail } from "./templates/link-mail";
import { fillIn, fillingOf } from "./words";

export type MailContent = {
  locale: "en" | "fr";
  direction: "in" | "out";
  company: { name: string; phone: string; address: string };
  toName: string;
  subject: string;
  message: string;
  /** Null before anybody has said how much: its place stands there. */
  money: Money | null;
  statement: string;
  reference: string;
  link: string;
};

export type RenderedMail = { subject: string; html: string; text: string; qr: Buffer };

/** How the picture of the code is named inside the mail. */
export const QR_CID = "link-qr@jetdesk";

/** A translator for mails: by the recipient's language, not by who sends. */
export const mailWords = (locale: "en" | "fr") =>
  createTranslator<Messages, "mail">({
    locale,
    messages: { mail: locale === "fr" ? frMail : enMail } as Messages,
    namespace: "mail",
  });

// Four modules of white around it are part of the code: without them a dark ground hides its edge.
const QR = { errorCorrectionLevel: "M", margin: 4 } as const;

/** The link's QR code as a PNG, for mails. */
export const drawQr = (link: string): Promise<Buffer> => QRCode.toBuffer(link, { ...QR, width: 288 });

/** The link's QR code as an SVG, for the screen and for print. */
export const drawQrSvg = (link: string): Promise<string> => QRCode.toString(link, { ...QR, type: "svg" });

/** Renders a mail's two forms and its QR code. `qrSource` shows the code where there is no attachment: the preview. */
export async function renderLinkMail(
  content: MailContent,
  qrSource: "attachment" | "data" = "attachment",
): Promise<RenderedMail> {
  const filling = fillingOf({ ...content, name: content.toName, company: content.company.name });
  const qr = await drawQr(content.link);
  const element = (
    <LinkMail
      t={mailWords(content.locale)}
      locale={content.locale}
      direction={content.direction}
      company={content.company}
      message={fillIn(content.message, filling)}
      amount={filling.amount}
      statement={content.statement}
      reference={content.reference}
      link={content.link}
      qr={qrSource === "attachment" ? `cid:${QR_CID}` : `data:image/png;base64,${qr.toString("base64")}`}
    />
  );
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: fillIn(content.subject, filling), html, text, qr };
}
