import { Text } from "@react-email/components";
import type { createTranslator } from "use-intl/core";
import type { Messages } from "@/lib/i18n/messages";
import { ink, normal, small } from "./frame";

export type MailTranslator = ReturnType<typeof createTranslator<Messages, "mail">>;
export type Company = { name: string; phone: string; address: string };

/** The sender's words, filled in; lines are kept. */
export const Words = ({ message }: { message: string }) =>
  message.split(/\n{2,}/).map((paragraph, place) => (
    <Text
      key={`${String(place)} ${paragraph}`}
      style={{ color: normal, fontSize: "15px", lineHeight: "24px", margin: "0 0 12px", whiteSpace: "pre-line" }}
    >
      {paragraph}
    </Text>
  ));

/** `struck`: it did not happen. */
export function Amount({ amount, struck = false }: { amount: string; struck?: boolean }) {
  return (
    <Text
      style={{
        color: ink,
        fontSize: "28px",
        fontWeight: 600,
        letterSpacing: "-0.02em",
        lineHeight: "34px",
        margin: "16px 0 0",
        ...(struck ? { textDecoration: "line-through" } : {}),
      }}
    >
      {amount}
    </Text>
  );
}

/** Who sends it, and the reference by which they find it. */
export function Imprint({ t, company, reference }: { t: MailTranslator; company: Company; reference: string }) {
  return (
    <Text style={{ ...small, fontSize: "12px" }}>
      {[company.name, company.address].filter((part) => part !== "").join(" · ")}
      {" · "}
      <span style={{ whiteSpace: "nowrap" }}>{t("reference", { reference })}</span>
      {" · "}
      {t("through")}
    </Text>
  );
}
