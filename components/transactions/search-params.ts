import { isDay, type PagePlace, type TransactionFilter, VIEWS } from "@/lib/transactions/filter";
import { DIRECTIONS, FLOWS } from "@/lib/transactions/transaction";
import { isUuid } from "@/lib/uuid";
import {
  type Change,
  known,
  listOf,
  oneOf,
  optional,
  readParams,
  type Source,
  text,
  writeParams,
} from "../address/params";

/** A list in an address is short; what is longer was not made by this page. */
const LONGEST = 40;

const any = (found: string) => found;
const uuid = optional((found) => (isUuid(found) ? found : null));
const day = optional((found) => (isDay(found) ? found : null));
/** Integer minor units, so that an address means the same in every currency and language. */
const minor = optional((found) => (/^\d+$/.test(found) && Number.isSafeInteger(Number(found)) ? Number(found) : null));

/** The list's address, read alike by the page, its handler and the browser. */
export const searchParams = {
  view: oneOf(VIEWS, "all"),
  q: text((found) => found.slice(0, 200).replaceAll("\0", "")),
  flow: listOf(known(FLOWS)),
  state: listOf(any),
  direction: oneOf(DIRECTIONS, null),
  contact: uuid,
  min: minor,
  max: minor,
  from: day,
  to: day,
  older: optional(any),
  newer: optional(any),
};

/** Everything the address says. */
export type Search = ReturnType<typeof loadSearch>;
export const loadSearch = (source: Source) => readParams(searchParams, source);
/** `?state=failed`, or nothing. */
export const writeSearch = (search: Change<Search>): string => writeParams(searchParams, search);

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
