"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { type Address, writeParams } from "./params";

type History = "push" | "replace";

/**
 * What the address says, and how to change it without asking the server for the page again. `push` makes each change a step that
 * the browser goes back over; `replace` does not. `address` is one object for good.
 */
export function useAddress<V, C extends object>(address: Address<V, C>, history: History = "replace") {
  const router = useSearchParams().toString();
  // Next tells of a change when it has drawn the page with it; what was pressed has to show at once.
  const [ahead, setAhead] = useState<{ of: string; search: string } | null>(null);
  if (ahead !== null && ahead.of !== router) setAhead(null);
  const search = ahead?.of === router ? ahead.search : router;
  const values = useMemo(() => address.read(new URLSearchParams(search)), [address, search]);
  const change = useCallback(
    (part: C, step: History = history) => {
      const { pathname, search: before, hash } = window.location;
      const after = address.write(part, before);
      if (after === writeParams({}, {}, before)) return;
      setAhead({ of: router, search: after });
      window.history[`${step}State`](null, "", pathname + after + hash);
    },
    [address, history, router],
  );
  return [values, change] as const;
}
