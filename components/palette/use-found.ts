"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Found } from "@/lib/palette/find";
import { type Visit, writeVisits } from "@/lib/palette/visits";
import { fetchJson } from "../live/fetch-json";

/** Quick enough to feel at once, long enough that a word is one question. */
const PAUSE_MS = 120;
const NOTHING: Found = { contacts: [], transactions: [] };

/** What the desk finds for `text`, after a pause in typing; the older answer stays until the newer one is there. */
export function useFound(text: string, visits: readonly Visit[]) {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), text === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = asked === "" ? `visited=${writeVisits(visits)}` : `q=${encodeURIComponent(asked)}`;
  const { data, isPlaceholderData, isError, refetch, isFetching } = useQuery({
    queryKey: ["transactions", "palette", query],
    queryFn: ({ signal }) => fetchJson<Found>(`/api/desk/palette?${query}`, signal),
    placeholderData: (before) => before,
  });
  return {
    found: data ?? NOTHING,
    /** Whether what is shown belongs to another text than the one in the field. */
    stale: !isError && (asked !== text || data === undefined || isPlaceholderData),
    failed: isError && !isFetching,
    again: () => void refetch(),
  };
}
