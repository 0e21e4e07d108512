import type { Direction } from "@/lib/transactions/transaction";
import { mailWords } from "./render";
import type { WordsByLanguage } from "./words";

/** What a mail says until somebody writes their own words, in both languages. */
export function firstWords(direction: Direction, company: string): WordsByLanguage {
  return { en: wordsIn("en", direction, company), fr: wordsIn("fr", direction, company) };
}

function wordsIn(locale: "en" | "fr", direction: Direction, company: string) {
  const words = mailWords(locale);
  // The places stay as they are typed: they are filled in for each recipient when the mail is drawn.
  const places = { company, name: "{name}", amount: "{amount}", statement: "{statement}" };
  return {
    subject: words(direction === "debit" ? "defaultSubjectIn" : "defaultSubjectOut", places),
    message: words(direction === "debit" ? "defaultMessageIn" : "defaultMessageOut", places),
  };
}
