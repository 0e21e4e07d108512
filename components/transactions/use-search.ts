"use client";

import { useMemo } from "react";
import type { Change } from "../address/params";
import { useAddress } from "../address/use-address";
import { filterOf, placeOf, readAddress, type Search, searchParams } from "./search-params";

type Filters = Change<Omit<Search, "older" | "newer">>;

/** What a person narrows the list by; the view beside it is a page of its own. */
export const FILTER_NAMES = [
  "q",
  "from",
  "to",
  "min",
  "max",
  "state",
  "direction",
  "flow",
  "contact",
  "who",
  "last4",
  "ref",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** The list's filter and place, as the address says. */
export function useSearch() {
  const [search, write] = useAddress(searchParams, "push");
  return useMemo(
    () => ({
      search,
      filter: filterOf(search),
      place: placeOf(search),
      address: readAddress(search),
      /** A filter that changes begins at the newest again. */
      change: (part: Filters) => write({ ...part, older: null, newer: null }),
      goTo: (place: { older: string } | { newer: string } | null) => write({ older: null, newer: null, ...place }),
    }),
    [search, write],
  );
}

/** Takes the whole filter off; the view stays. */
export const NO_FILTERS: Filters = Object.fromEntries(FILTER_NAMES.map((name) => [name, null]));
