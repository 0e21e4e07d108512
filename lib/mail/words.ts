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
  money: Money | null;
  company: string;
  statement: string;
  reference: string;
  locale: "en" | "fr";
}): Filling => ({
  name: mail.name,
  amount: mail.money === null ? "{amount}" : formatMoney(mail.money, mail.locale === "fr" ? "fr-CA" : "en-CA"),
  company: mail.company,
  statement: mail.statement,
  reference: mail.reference,
});

export type Words = { subject: string; message: string };
export type WordsByLanguage = Record<"en" | "fr", Words>;

type Named = Words & { locale: "en" | "fr"; name: string; archived: boolean };

/** Words that are there in both languages: those built in, and templates that have the same name in each, as `mail_templates_name` compares them. */
export function wordSets(builtIn: WordsByLanguage, templates: readonly Named[]): WordsByLanguage[] {
  const inUse = templates.filter(({ archived }) => !archived);
  const french = inUse.filter(({ locale }) => locale === "fr");
  const pairs = inUse
    .filter(({ locale }) => locale === "en")
    .flatMap((en) => {
      const fr = french.find(({ name }) => name.toLowerCase() === en.name.toLowerCase());
      return fr === undefined ? [] : [{ en, fr }];
    });
  return [builtIn, ...pairs];
}

/** A draft in another language: words of a set change with it, a person's own stay. */
export function inLanguage<D extends Words & { locale: "en" | "fr" }>(
  draft: D,
  locale: "en" | "fr",
  sets: readonly WordsByLanguage[],
): D {
  const whole = sets.find(({ [draft.locale]: from }) => isSame(from, draft));
  const other = (field: keyof Words) =>
    (whole ?? sets.find(({ [draft.locale]: from }) => from[field] === draft[field]))?.[locale][field] ?? draft[field];
  return { ...draft, locale, subject: other("subject"), message: other("message") };
}

export const isSame = (one: Words, other: Words): boolean =>
  one.subject === other.subject && one.message === other.message;
