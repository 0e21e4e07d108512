import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";

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

// Mail programs read neither variables nor oklch: these are the light tokens, written as they understand them.
const ink = "#101a20";
const normal = "#3b474e";
const muted = "#5f6b73";
const line = "#dfe4e6";
const font = "Geist, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const small = { color: muted, fontSize: "13px", lineHeight: "20px", margin: "0" };

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
    <Html lang={locale}>
      <Head />
      <Preview>{t(incoming ? "preheaderIn" : "preheaderOut", { company: company.name, amount })}</Preview>
      <Body style={{ background: "#f1f4f5", fontFamily: font, margin: "0", padding: "24px 12px" }}>
        <Container style={{ background: "#ffffff", borderRadius: "8px", maxWidth: "528px", padding: "32px 28px 26px" }}>
          <Text style={{ color: ink, fontSize: "16px", fontWeight: 600, margin: "0 0 28px" }}>{company.name}</Text>
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
                <Button
                  href={link}
                  style={{
                    background: ink,
                    borderRadius: "7px",
                    color: "#ffffff",
                    fontSize: "15px",
                    fontWeight: 500,
                    padding: "11px 18px",
                  }}
                >
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
            <Link href={link} style={{ color: "#0b6178", wordBreak: "break-all" }}>
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
        </Container>
      </Body>
    </Html>
  );
}
