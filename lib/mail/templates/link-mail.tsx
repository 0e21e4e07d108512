import { Button, Column, Hr, Img, Link, Row, Section, Text } from "@react-email/components";
import type { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";
import { accent, buttonLook, Frame, ink, line, normal, small } from "./frame";

export type MailTranslator = ReturnType<typeof createTranslator<Messages, "mail">>;

export type LinkMailProps = {
  t: MailTranslator;
  locale: "en" | "fr";
  direction: "in" | "out";
  company: { name: string; phone: string; address: string };
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
export function LinkMail({
  t,
  locale,
  direction,
  company,
  message,
  amount,
  statement,
  reference,
  link,
  qr,
}: LinkMailProps) {
  const phone = company.phone === "" ? "" : t("phoneAt", { phone: company.phone });
  const incoming = direction === "in";
  return (
    <Frame
      locale={locale}
      preview={t(incoming ? "preheaderIn" : "preheaderOut", { company: company.name, amount })}
      company={company.name}
    >
      {message.split(/\n{2,}/).map((paragraph, place) => (
        <Text
          key={`${String(place)} ${paragraph}`}
          style={{
            color: normal,
            fontSize: "15px",
            lineHeight: "24px",
            margin: "0 0 12px",
            whiteSpace: "pre-line",
          }}
        >
          {paragraph}
        </Text>
      ))}
      <Text
        style={{
          color: ink,
          fontSize: "28px",
          fontWeight: 600,
          letterSpacing: "-0.02em",
          lineHeight: "34px",
          margin: "16px 0 0",
        }}
      >
        {amount}
      </Text>
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
      <Text style={{ ...small, fontSize: "12px" }}>
        {[company.name, company.address].filter((part) => part !== "").join(" · ")}
        {" · "}
        <span style={{ whiteSpace: "nowrap" }}>{t("reference", { reference })}</span>
        {" · "}
        {t("through")}
      </Text>
    </Frame>
  );
}
