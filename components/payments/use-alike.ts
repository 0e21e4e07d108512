"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/live/fetch-json";
import type { Alike } from "@/lib/transactions/alike";
import type { Beforehand } from "@/lib/transactions/beforehand";
import type { Flow } from "@/lib/transactions/transaction";

type Same = { contactId: string | null; flow: Flow; amountMinor: number | null; formId: string };

const NONE: readonly Alike[] = [];

/**
 * The same asked for within the last days, and what it is far beyond, read when the review is opened and again with every change to a transaction.
 * While `looking`, nothing may be asked for yet; where it could not be read, the server still refuses what was not seen.
 */
export function useAlike({ contactId, flow, amountMinor, formId }: Same, reviewing: boolean) {
  const query = useQuery({
    queryKey: ["transactions", "alike", contactId, flow, amountMinor, formId],
    queryFn: ({ signal }) => {
      const same = { contactId: contactId ?? "", flow, amountMinor: String(amountMinor), formId };
      return fetchJson<Beforehand>(`/api/desk/transactions/alike?${new URLSearchParams(same)}`, signal);
    },
    enabled: reviewing && contactId !== null && amountMinor !== null,
    // What was true at an earlier review of the same is not an answer.
    staleTime: 0,
    gcTime: 0,
  });
  return {
    earlier: query.data?.alike ?? NONE,
    beyond: query.data?.beyond ?? null,
    looking: query.isPending,
    lookAgain: () => void query.refetch(),
  };
}
