"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { fetchJson } from "../live/fetch-json";

/** A page of a list by its key, whose last part is the address that it is read at; while another is read, the one before stays. */
export const useListPage = <P>(
  key: readonly [topic: string, list: string, address: string],
  api: string,
  alsoOn: string | string[] = "transactions",
) =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => fetchJson<P>(`${api}${key[2]}`, signal),
    placeholderData: keepPreviousData,
    // Whom it is about, and what it comes to, stands on lines of most lists.
    meta: { alsoOn },
  });
