import { parseLine, printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";
import { readParts } from "@/lib/lists/search-parts";
import type { ListDefinition, ListSearch } from "./define-list";

/** The address that says apart what its text says with operators; null where it has none, or one that is wrong. */
export function spelledOut<F extends { text: string }, V extends string>(
  { address }: ListDefinition<F, V>,
  language: SearchLanguage<F>,
  { filter: given, view }: ListSearch<F, V>,
  words: SearchWords,
): string | null {
  if (readParts(given.text).every(({ operator }) => operator === null)) return null;
  const rest = printLine(language, { ...given, text: "" }, words);
  const { filter, problems } = parseLine(language, `${rest} ${given.text}`, words);
  return problems.length > 0 ? null : address.write({ filter, view });
}
