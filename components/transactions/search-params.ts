import { MAX_PAYMENT_MINOR } from "@/lib/money";
import { isDay, type PagePlace, type TransactionFilter, VIEWS } from "@/lib/transactions/filter";
import { clean } from "@/lib/transactions/search-parts";
import type { SearchFilter } from "@/lib/transactions/search-words";
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
const minor = optional((found) =>
  /^\d{1,15}$/.test(found) && Number(found) <= MAX_PAYMENT_MINOR ? Number(found) : null,
);
const words = text((found) => clean(found.slice(0, 200)));

/** The list's address, read alike by the page, its handler and the browser. */
export const searchParams = {
  view: oneOf(VIEWS, "all"),
  q: words,
  flow: listOf(known(FLOWS)),
  state: listOf(any),
  direction: oneOf(DIRECTIONS, null),
  contact: uuid,
  /** A piece of a contact's name, where no contact is chosen. */
  who: words,
  last4: optional((found) => (/^\d{4}$/.test(found) ? found : null)),
  ref: words,
  min: minor,
  max: minor,
  from: day,
  to: day,
  /** The saved view that this began as, and columns that differ from it. */
  saved: uuid,
  columns: listOf(any),
  pinned: optional((found) => (/^\d{1,2}$/.test(found) ? Number(found) : null)),
  older: optional(any),
  newer: optional(any),
};

/** Everything the address says. */
export type Search = ReturnType<typeof loadSearch>;
export const loadSearch = (source: Source) => readParams(searchParams, source);
/** `?state=failed`, or nothing. */
export const writeSearch = (search: Change<Search>): string => writeParams(searchParams, search);

const ONLY_DRAWN = { saved: null, columns: null, pinned: null };
/** The address of what is read: filter and place, not how it is drawn. */
export const readAddress = (search: Search): string => writeSearch({ ...search, ...ONLY_DRAWN });
/** The filter alone. */
export const filterAddress = (search: Search): string =>
  writeSearch({ ...search, ...ONLY_DRAWN, older: null, newer: null });

/** The key under which the browser keeps a page of the list; it begins with the live topic. */
export const listKey = (search: Search) => ["transactions", "list", readAddress(search)] as const;

export const filterOf = (search: Search): TransactionFilter => ({
  view: search.view,
  text: search.q,
  flows: search.flow,
  states: search.state.slice(0, LONGEST),
  direction: search.direction,
  contactId: search.contact,
  contactName: search.contact !== null || search.who === "" ? null : search.who,
  last4: search.last4,
  reference: search.ref === "" ? null : search.ref,
  minMinor: search.min,
  maxMinor: search.max,
  from: search.from,
  to: search.to,
});

/** What an address says of a filter; the other way round is `filterOf`. */
export const searchOf = (filter: SearchFilter) => ({
  q: filter.text,
  flow: filter.flows,
  state: filter.states,
  direction: filter.direction,
  contact: filter.contactId,
  who: filter.contactName ?? "",
  last4: filter.last4,
  ref: filter.reference ?? "",
  min: filter.minMinor,
  max: filter.maxMinor,
  from: filter.from,
  to: filter.to,
});

/** Where the page begins; two places at once mean the first. */
export const placeOf = ({ older, newer }: { older: string | null; newer: string | null }): PagePlace =>
  older !== null ? { cursor: older, towards: "older" } : newer !== null ? { cursor: newer, towards: "newer" } : null;

/** Addresses of detail pages carry the filter, but not the place in it. */
export const withoutPlace = (search: Search): string => writeSearch({ ...search, older: null, newer: null });
