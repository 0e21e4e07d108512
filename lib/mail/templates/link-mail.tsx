import { Button, Column, Hr, Img, Link, Row, Section, Text } from "@react-email/components";
import { accent, buttonLook, Frame, line, small } from "./frame";
import { Amount, type Company, Imprint, type MailTranslator, Words } from "./parts";

export type LinkMailProps = {
  t: MailTranslator;
  locale: "en" | "fr";
  direction: "in" | "out";
  company: Company;
  /** The sender's words, filled in; lines are kept. */
  message: string;
  amount: string;
  statement: string;
  reference: string;
  link: string;
  /** `cid:` of the picture, or a data address in the preview. */
  qr: string;
};

/** The mail that carries a single-use link of Jetpay's, for both directions. */
export function LinkMail(props: LinkMailProps) {
  const { t, locale, direction, company, message, amount, statement, reference, link, qr } = props;
  const phone = company.phone === "" ? "" : t("phoneAt", { phone: company.phone });
  const incoming = direction === "in";
  const preheader = t(incoming ? "preheaderIn" : "preheaderOut", { company: company.name, amount });
  return (
    <Frame locale={locale} preview={preheader} company={company.name}>
      <Words message={message} />
      <Amount amount={amount} />
      <Text style={small}>{statement}</Text>
      <Hr style={{ borderColor: line, margin: "20px 0" }} />
      <Section>
        <Row>
          <Column style={{ verticalAlign: "top" }}>
            <Button href={link} style={buttonLook}>
              {t(incoming ? "payButton" : "claimButton", { amount })}
            </Button>
            <Text style={{ ...small, margin: "12px 16px 0 0" }}>{t("scan")}</Text>
          </Column>
          <Column align="right" style={{ verticalAlign: "top", width: "112px" }}>
            <Img src={qr} alt={t("qrAlt")} width="112" height="112" style={{ margin: "-8px -8px 0 0" }} />
          </Column>
        </Row>
      </Section>
      <Text style={{ ...small, margin: "16px 0 0" }}>
        {t("linkText")}{" "}
        <Link href={link} style={{ color: accent, wordBreak: "break-all" }}>
          {link}
        </Link>
      </Text>
      {incoming ? null : (
        <Text style={{ ...small, margin: "12px 0 0" }}>{t("claimHelp", { company: company.name })}</Text>
      )}
      <Hr style={{ borderColor: line, margin: "20px 0" }} />
      <Text style={{ ...small, margin: "0 0 14px" }}>{t(incoming ? "warningIn" : "warningOut", { phone })}</Text>
      <Imprint t={t} company={company} reference={reference} />
    </Frame>
  );
}
