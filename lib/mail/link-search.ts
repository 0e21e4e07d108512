import { type AmountFilter, type ContactFilter, type DayFilter, word } from "@/lib/lists/operators";
import { printLine, type SearchLanguage, type SearchWords } from "@/lib/lists/search-line";
import { NOTHING, type SearchFilter, transactionOperators } from "@/lib/transactions/search-words";
import { LINK_FLOWS, type LinkView } from "./link";

/** What the list of links is narrowed down to, pure. */
export type LinkSearch = Pick<SearchFilter, "text" | "flows" | "states" | "reference"> &
  ContactFilter &
  AmountFilter &
  DayFilter & {
    /** A piece of an address that was mailed the link. */
    mailedTo: string | null;
  };
export type LinkFilter = LinkSearch & { view: LinkView };

const { amount, state, flow, contact, after, before, on, ref } = transactionOperators(LINK_FLOWS);
const { text, flows, states, reference, contactId, contactName, minMinor, maxMinor, from, to } = NOTHING;

export const LINK_SEARCH: SearchLanguage<LinkSearch> = {
  nothing: { text, flows, states, reference, contactId, contactName, minMinor, maxMinor, from, to, mailedTo: null },
  operators: { contact, amount, state, flow, after, before, on, to: word("mailedTo", "to", "to"), ref },
};

export const printLinkSearch = (filter: LinkSearch, words: SearchWords): string =>
  printLine(LINK_SEARCH, filter, words);
