import { Hr, Text } from "@react-email/components";
import { Frame, line, small } from "./frame";
import { Amount, type Company, Imprint, type MailTranslator, Words } from "./parts";

export type PaperMailProps = {
  t: MailTranslator;
  locale: "en" | "fr";
  company: Company;
  preheader: string;
  message: string;
  amount: string;
  /** The payment came back or was stopped. */
  isVoid: boolean;
  statement: string;
  reference: string;
  attached: string;
};

/** The mail that a receipt or a remittance advice is attached to. */
export function PaperMail(props: PaperMailProps) {
  const { t, locale, company, preheader, message, amount, isVoid, statement, reference, attached } = props;
  return (
    <Frame locale={locale} preview={preheader} company={company.name}>
      <Words message={message} />
      <Amount amount={amount} struck={isVoid} />
      <Text style={small}>{statement}</Text>
      <Hr style={{ borderColor: line, margin: "20px 0" }} />
      <Text style={{ ...small, margin: "0 0 14px" }}>{attached}</Text>
      <Imprint t={t} company={company} reference={reference} />
    </Frame>
  );
}
