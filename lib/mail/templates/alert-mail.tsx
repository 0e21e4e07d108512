import { Button, Hr, Link, Section, Text } from "@react-email/components";
import { accent, buttonLook, Frame, ink, line, normal, small } from "./frame";
import type { MailTranslator } from "./parts";

/** One hold as the mail names it, in words of its reader's language. */
export type ToldHold = { reference: string; amount: string; contactName: string; purpose: string; deadline: string };

export type AlertMailProps = {
  t: MailTranslator;
  locale: "en" | "fr";
  company: string;
  /** What they are together. */
  sum: string;
  /** Hours within which the first of them lapses. */
  within: number;
  count: number;
  /** The first of them; the rest are counted. */
  holds: readonly ToldHold[];
  boardUrl: string;
  settingsUrl: string;
};

/** The mail that tells somebody of the desk which holds lapse soon. */
export function AlertMail({ t, locale, company, sum, within, count, holds, boardUrl, settingsUrl }: AlertMailProps) {
  const rest = count - holds.length;
  return (
    <Frame locale={locale} preview={t("alert.preheader", { count, sum })} company={company}>
      <Text style={{ color: ink, fontSize: "17px", fontWeight: 600, lineHeight: "25px", margin: "0 0 16px" }}>
        {t("alert.lead", { count, sum, hours: within })}
      </Text>
      {holds.map((hold) => (
        <Section key={hold.reference} style={{ borderTop: `1px solid ${line}`, padding: "12px 0" }}>
          <Text style={{ color: ink, fontSize: "15px", fontWeight: 600, lineHeight: "22px", margin: "0" }}>
            {hold.amount} · {hold.contactName}
          </Text>
          <Text style={{ color: normal, fontSize: "15px", lineHeight: "22px", margin: "0" }}>{hold.purpose}</Text>
          <Text style={small}>
            {t("alert.lapses", { time: hold.deadline })} ·{" "}
            <span style={{ whiteSpace: "nowrap" }}>{hold.reference}</span>
          </Text>
        </Section>
      ))}
      {rest > 0 ? <Text style={{ ...small, margin: "0 0 12px" }}>{t("alert.more", { count: rest })}</Text> : null}
      <Hr style={{ borderColor: line, margin: "0 0 20px" }} />
      <Button href={boardUrl} style={buttonLook}>
        {t("alert.board")}
      </Button>
      <Text style={{ ...small, margin: "18px 0 0" }}>{t("alert.after")}</Text>
      <Text style={{ ...small, fontSize: "12px", margin: "12px 0 0" }}>
        {t("alert.why")}{" "}
        <Link href={settingsUrl} style={{ color: accent }}>
          {t("alert.settings")}
        </Link>
      </Text>
    </Frame>
  );
}
