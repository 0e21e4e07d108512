"use client";

import { useQuery } from "@tanstack/react-query";
import type { TransactionDetail } from "@/lib/transactions/detail";
import type { Neighbours } from "@/lib/transactions/queries";
import { fetchJson } from "../../live/fetch-json";
import { neighboursKey, transactionKey } from "./keys";

export const useTransaction = (id: string) =>
  useQuery({
    queryKey: transactionKey(id),
    queryFn: ({ signal }) => fetchJson<TransactionDetail>(`/api/desk/transactions/${id}`, signal),
  });

export const useNeighbours = (id: string, search: string) =>
  useQuery({
    queryKey: neighboursKey(id, search),
    queryFn: ({ signal }) => fetchJson<Neighbours>(`/api/desk/transactions/${id}/neighbours${search}`, signal),
  });
