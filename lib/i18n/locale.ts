/** The languages the desk speaks. Jetpay's payers are Canadian. */
export const LOCALES = ["en", "fr"] as const;
export type Locale = (typeof LOCALES)[number];

/** What each calls itself, so that whoever does not read this page finds the way out of it. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", fr: "Français" };

/** In which a browser keeps what was chosen before anybody signed in. */
export const LOCALE_COOKIE = "jetdesk.locale";

export const isLocale = (text: unknown): text is Locale => LOCALES.some((locale) => locale === text);

/** The first language of an Accept-Language header (RFC 9110, 12.5.4) that the desk speaks, by its weights; else English. */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? "").split(",").map((wish) => {
    const [tag = "", ...parameters] = wish.trim().split(";");
    const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/i.exec(each)?.[1]).find((each) => each !== undefined);
    return { locale: tag.trim().slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wishes.filter(({ locale, weight }) => isLocale(locale) && weight > 0);
  const best = spoken.sort((a, b) => b.weight - a.weight)[0]?.locale;
  return isLocale(best) ? best : "en";
}
