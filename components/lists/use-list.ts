"use client";

import { useMemo } from "react";
import type { Change } from "../address/params";
import { useAddress } from "../address/use-address";
import { type ListChange, type ListDefinition, NO_PLACE } from "./define-list";

/** A list's filter and place, as the address says, and how to change them. */
export function useList<F extends object, V extends string>(definition: ListDefinition<F, V>) {
  const [search, write] = useAddress(definition.address, "push");
  return useMemo(() => {
    /** A list that is narrowed, or looked at through another view, begins at the newest again. */
    const change = (part: Omit<ListChange<F, V>, "older" | "newer">, step: "push" | "replace" = "push") =>
      write({ ...part, ...NO_PLACE }, step);
    return {
      search,
      change,
      narrow: (filter: Change<F>) => change({ filter }),
      /** As `narrow`, without a step that the browser goes back over: each letter that is typed is none. */
      narrowing: (filter: Change<F>) => change({ filter }, "replace"),
      goTo: (place: { older: string } | { newer: string } | null) => write({ ...NO_PLACE, ...place }),
    };
  }, [search, write]);
}

export type UsedList<F extends object, V extends string> = ReturnType<typeof useList<F, V>>;
/** What `useList` makes of a definition. */
export type UsedOf<D> = D extends ListDefinition<infer F, infer V> ? UsedList<F, V> : never;
