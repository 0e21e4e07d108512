import { render } from "@react-email/render";
import { formatTime } from "@/lib/i18n/format";
import { formatMoney, type Money } from "@/lib/money";
import { mailWords } from "./render";
import { AlertMail } from "./templates/alert-mail";

export type AlertContent = {
  locale: "en" | "fr";
  /** IANA zone in which deadlines are told. */
  zone: string;
  company: string;
  /** Hours within which the first lapses. */
  within: number;
  holds: { contactName: string; purpose: string; reference: string; money: Money; deadline: Date }[];
  /** The desk's origin. */
  appUrl: string;
};

/** So many are named. Nobody reads a mail of hundreds; all of them are on the board. */
const NAMED = 20;

/** Renders the two forms of an alert. Its subject names no contact and no amount: a locked screen shows it to anybody. */
export async function renderAlertMail({
  locale,
  zone,
  holds,
  within,
  company,
  appUrl,
}: AlertContent): Promise<{ subject: string; html: string; text: string }> {
  const t = mailWords(locale);
  const language = locale === "fr" ? "fr-CA" : "en-CA";
  const element = (
    <AlertMail
      t={t}
      locale={locale}
      company={company}
      sum={sumsOf(holds.map(({ money }) => money))
        .map((sum) => formatMoney(sum, language))
        .join(" + ")}
      within={within}
      count={holds.length}
      holds={holds.slice(0, NAMED).map(({ money, deadline, ...hold }) => ({
        ...hold,
        amount: formatMoney(money, language),
        deadline: formatTime(deadline, "exact", { zone, locale: language }),
      }))}
      boardUrl={`${appUrl}/authorizations`}
      settingsUrl={`${appUrl}/authorizations/alerts`}
    />
  );
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: t("alert.subject", { count: holds.length, hours: within }), html, text };
}

/** One sum for each currency. */
function sumsOf(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}
