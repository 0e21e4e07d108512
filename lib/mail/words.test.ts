import { describe, expect, test } from "vitest";
import { firstWords } from "./first-words";
import { inLanguage, wordSets } from "./words";

const first = firstWords("debit", "Harrow & Pine");
const template = (locale: "en" | "fr", name: string, message: string, archived = false) => ({
  ...{ locale, name, subject: `${name} (${locale})`, message, archived },
});
const [late, retard] = [template("en", "Late", "It is late."), template("fr", "late", "Il est tard.")];
const sets = wordSets(first, [late, retard, template("en", "Alone", "Nobody says it in French.")]);
const draft = { locale: "en" as const, ...first.en };
const { subject, message } = retard;

describe("in another language", () => {
  test("first words are the other language's first words", () => {
    expect(inLanguage(draft, "fr", sets)).toEqual({ locale: "fr", ...first.fr });
  });

  test("a person's own words stay, what they left as it was changes", () => {
    const own = { ...draft, message: "Please pay." };
    expect(inLanguage(own, "fr", sets)).toEqual({ locale: "fr", subject: first.fr.subject, message: "Please pay." });
  });

  test("a template is the one of the same name, there and back", () => {
    const chosen = { ...draft, subject: late.subject, message: late.message };
    const french = inLanguage(chosen, "fr", sets);
    expect(french).toEqual({ locale: "fr", subject, message });
    expect(inLanguage(french, "en", sets)).toEqual(chosen);
  });

  test("half of a template that was changed keeps the change", () => {
    const changed = { ...draft, subject: "Now, please", message: late.message };
    expect(inLanguage(changed, "fr", sets)).toEqual({ locale: "fr", subject: "Now, please", message });
  });

  test("one without a twin stays as it is", () => {
    const alone = { ...draft, subject: "Alone (en)", message: "Nobody says it in French." };
    expect(inLanguage(alone, "fr", sets)).toEqual({ ...alone, locale: "fr" });
  });

  test("archived ones are nobody's twin", () => {
    expect(wordSets(first, [late, { ...retard, archived: true }])).toEqual([first]);
  });
});
