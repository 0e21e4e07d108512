"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";

/**
 * What a list shows: the answer read last, with the search that it answers, until the next one is here. Its rows are drawn while hands go on: a
 * press made meanwhile does not wait for them. Null before the first answer, and where there is none.
 */
export function useShown<P, S>({ data, isPlaceholderData }: UseQueryResult<P>, search: S) {
  const answer = data === undefined || isPlaceholderData ? null : data;
  const [read, setRead] = useState(answer === null ? null : { page: answer, search });
  if (answer !== null && (read?.page !== answer || read.search !== search)) setRead({ page: answer, search });
  const shown = useDeferredValue(read);
  return { shown: data === undefined ? null : shown, busy: shown?.page !== answer };
}
