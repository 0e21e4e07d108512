import { render } from "@react-email/render";
import { formatMoney } from "@/lib/money";
import type { PaperContent } from "@/lib/papers/content";
import { paperMailKind } from "@/lib/papers/paper";
import { paperWords } from "@/lib/papers/words";
import { mailWords } from "./render";
import { PaperMail } from "./templates/paper-mail";
import { fillIn, fillingOf } from "./words";

type Draft = { content: PaperContent; file: string; toName: string; subject: string; message: string };

/** Renders both forms of the mail that a paper is attached to. */
export async function renderPaperMail({ content, file, toName, subject, message }: Draft) {
  const { locale, company, money, statement, reference } = content;
  const filling = fillingOf({ name: toName, money, company: company.name, statement, reference, locale });
  const t = paperWords(locale);
  const amount = formatMoney(money, locale === "fr" ? "fr-CA" : "en-CA");
  const element = (
    <PaperMail
      t={mailWords(locale)}
      locale={locale}
      company={company}
      preheader={t(`mail.preheader.${paperMailKind(content.paper)}`, { amount })}
      message={fillIn(message, filling)}
      amount={amount}
      isVoid={content.paper.ended !== null}
      statement={statement}
      reference={reference}
      attached={t("mail.attached", { file })}
    />
  );
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: fillIn(subject, filling), html, text };
}
