import { formatMoney, type Money } from "@/lib/money";

/** Places in a subject or message that are filled in for each recipient. */
export const PLACES = ["name", "amount", "company", "statement", "reference"] as const;
export type Place = (typeof PLACES)[number];
export type Filling = Record<Place, string>;

/** What stands in braces like a place and is none, so that nothing would fill it in. */
export const unknownPlaces = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name = ""]) => (PLACES.some((place) => place === name) ? [] : [name]));

/** Fills `{name}`, `{amount}`, ... in; a place that is not known stays as it was typed, so that nothing vanishes. */
export const fillIn = (text: string, filling: Filling): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => filling[name as Place] ?? whole);

export const fillingOf = (mail: {
  name: string;
  money: Money;
  company: string;
  statement: string;
  reference: string;
  locale: "en" | "fr";
}): Filling => ({
  name: mail.name,
  amount: formatMoney(mail.money, mail.locale === "fr" ? "fr-CA" : "en-CA"),
  company: mail.company,
  statement: mail.statement,
  reference: mail.reference,
});

export type Words = { subject: string; message: string };
export type WordsByLanguage = Record<"en" | "fr", Words>;

/** A draft in another language: words that nobody has changed change with it, a person's own stay. */
export function inLanguage<D extends Words & { locale: "en" | "fr" }>(
  draft: D,
  locale: "en" | "fr",
  first: WordsByLanguage,
): D {
  const [from, to] = [first[draft.locale], first[locale]];
  return {
    ...draft,
    locale,
    subject: draft.subject === from.subject ? to.subject : draft.subject,
    message: draft.message === from.message ? to.message : draft.message,
  };
}
