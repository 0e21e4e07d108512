import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { isDay, type PagePlace, type TransactionFilter, VIEWS } from "@/lib/transactions/filter";
import { DIRECTIONS, FLOWS } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";

/** A list in an address is short; what is longer was not made by this page. */
const LONGEST = 40;

const day = createParser({ parse: (text) => (isDay(text) ? text : null), serialize: (text: string) => text });
const uuid = createParser({
  parse: (text) => (isUuid(text) ? text : null),
  serialize: (text: string) => text,
});
/** Integer minor units, so that an address means the same in every currency and language. */
const minor = createParser({
  parse: (text) => {
    const value = parseAsInteger.parse(text);
    return value !== null && value >= 0 && Number.isSafeInteger(value) ? value : null;
  },
  serialize: String,
});
const words = createParser({
  parse: (text) => text.slice(0, 200).replaceAll("\0", ""),
  serialize: (text: string) => text,
});

/** The list's address, read alike by the page, its handler and the browser. */
export const searchParams = {
  view: parseAsStringLiteral(VIEWS).withDefault("all"),
  q: words.withDefault(""),
  flow: parseAsArrayOf(parseAsStringLiteral(FLOWS)).withDefault([]),
  state: parseAsArrayOf(parseAsString).withDefault([]),
  direction: parseAsStringLiteral(DIRECTIONS),
  contact: uuid,
  min: minor,
  max: minor,
  from: day,
  to: day,
};
export const placeParams = { older: parseAsString, newer: parseAsString };

export const loadSearch = createLoader({ ...searchParams, ...placeParams });
export const writeSearch = createSerializer({ ...searchParams, ...placeParams });

/** Everything the address says. */
export type Search = Awaited<ReturnType<typeof loadSearch>>;

/** The key under which the browser keeps a page of the list; it begins with the live topic. */
export const listKey = (search: Search) => ["transactions", "list", writeSearch(search)] as const;

export const filterOf = (search: Search): TransactionFilter => ({
  view: search.view,
  text: search.q,
  flows: search.flow,
  states: search.state.slice(0, LONGEST),
  direction: search.direction,
  contactId: search.contact,
  minMinor: search.min,
  maxMinor: search.max,
  from: search.from,
  to: search.to,
});

/** Where the page begins; two places at once mean the first. */
export const placeOf = ({ older, newer }: { older: string | null; newer: string | null }): PagePlace =>
  older !== null ? { cursor: older, towards: "older" } : newer !== null ? { cursor: newer, towards: "newer" } : null;

/** Addresses of detail pages carry the filter, but not the place in it. */
export const withoutPlace = (search: Search): string => writeSearch({ ...search, older: null, newer: null });
