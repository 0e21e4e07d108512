import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";

/** What a page reads before it is drawn, so that the browser starts with data and asks again only when it changes. */
export type Prefetched = { queryKey: QueryKey; data: unknown };

/** Hands the browser what the server has read already, under the keys its components ask by. */
export function WithData({ queries, children }: { queries: Prefetched[]; children: ReactNode }) {
  const client = new QueryClient();
  for (const { queryKey, data } of queries) client.setQueryData(queryKey, data);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
