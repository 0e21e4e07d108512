import { readParts } from "@/lib/transactions/search-parts";
import { parseSearch, printSearch, type SearchWords } from "@/lib/transactions/search-words";
import { filterOf, type Search, searchOf, writeSearch } from "./search-params";

/** The address that says apart what its text says with operators; null where it has none, or one that is wrong. */
export function spelledOut(search: Search, words: SearchWords): string | null {
  if (readParts(search.q).every(({ operator }) => operator === null)) return null;
  const rest = printSearch({ ...filterOf(search), text: "" }, words);
  const { filter, problems } = parseSearch(`${rest} ${search.q}`, words);
  return problems.length > 0 ? null : writeSearch({ ...searchOf(filter), view: search.view });
}
