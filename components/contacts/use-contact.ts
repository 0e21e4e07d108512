"use client";

import { useQuery } from "@tanstack/react-query";
import type { ContactDetail } from "@/lib/contacts/detail";
import { fetchJson } from "../live/fetch-json";

/** One contact with its methods and history, read anew whenever either changes. */
export const useContact = (id: string) =>
  useQuery({
    queryKey: ["contacts", "detail", id],
    queryFn: ({ signal }) => fetchJson<ContactDetail>(`/api/desk/contacts/${id}`, signal),
    meta: { alsoOn: "transactions" },
  });
