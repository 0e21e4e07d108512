import { fold } from "@/lib/contacts/contact";

/**
 * What the operators of a search are called in French. Both names are read in either language, so a line that somebody sends to a
 * colleague means the same to both; each language offers and writes its own. An operator that is not here has one name.
 */
const FRENCH: Readonly<Record<string, string>> = {
  amount: "montant",
  state: "état",
  flow: "type",
  direction: "sens",
  after: "depuis",
  before: "avant",
  on: "le",
  last4: "fin",
  ref: "réf",
  to: "à",
  from: "de",
  kind: "genre",
  by: "par",
  what: "quoi",
  outcome: "issue",
  name: "nom",
  mail: "courriel",
  method: "mode",
};

/** The operator's name as it is written in a language; English where none is given. */
export const operatorIn = (name: string, locale = "en"): string =>
  (locale.startsWith("fr") ? FRENCH[name] : undefined) ?? name;

/** Which of a list's operators is meant by what was written, with or without accents; null where none is. */
export function operatorNamed(operators: Readonly<Record<string, unknown>>, written: string): string | null {
  const name = written.toLowerCase();
  if (Object.hasOwn(operators, name)) return name;
  const plain = fold(written);
  return Object.keys(operators).find((each) => fold(operatorIn(each, "fr")) === plain) ?? null;
}
