"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { type Change, type Params, readParams, writeParams } from "./params";

/**
 * What the address says, and how to change it without asking the server for the page again. `push` makes each change a step that
 * the browser goes back over; `replace` does not. `params` is one object for good.
 */
export function useAddress<V extends object>(params: Params<V>, history: "push" | "replace" = "replace") {
  const router = useSearchParams().toString();
  // Next tells of a change when it has drawn the page with it; what was pressed has to show at once.
  const [ahead, setAhead] = useState<{ of: string; search: string } | null>(null);
  if (ahead !== null && ahead.of !== router) setAhead(null);
  const search = ahead?.of === router ? ahead.search : router;
  const values = useMemo(() => readParams(params, new URLSearchParams(search)), [params, search]);
  const change = useCallback(
    (part: Change<V>) => {
      const { pathname, search: before, hash } = window.location;
      const after = writeParams(params, part, before);
      if (after === writeParams(params, {}, before)) return;
      setAhead({ of: router, search: after });
      window.history[`${history}State`](null, "", pathname + after + hash);
    },
    [params, history, router],
  );
  return [values, change] as const;
}
