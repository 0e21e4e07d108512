"use client";

import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { filterOf, placeOf, placeParams, type Search, searchParams, writeSearch } from "./search-params";

const params = { ...searchParams, ...placeParams };
type Change = { [K in keyof typeof searchParams]?: Search[K] | null };

/** What a person narrows the list by; the view beside it is a page of its own. */
export const FILTER_NAMES = ["q", "from", "to", "min", "max", "state", "direction", "flow", "contact"] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** The list's filter and place, as the address says. */
export function useSearch() {
  const [search, write] = useQueryStates(params, { history: "push", scroll: false });
  return useMemo(
    () => ({
      search,
      filter: filterOf(search),
      place: placeOf(search),
      address: writeSearch(search),
      /** A filter that changes begins at the newest again. */
      change: (part: Change) => write({ ...part, older: null, newer: null }),
      goTo: (place: { older: string } | { newer: string } | null) => write({ older: null, newer: null, ...place }),
    }),
    [search, write],
  );
}

/** Takes the whole filter off; the view stays. */
export const NO_FILTERS: Change = Object.fromEntries(FILTER_NAMES.map((name) => [name, null]));
