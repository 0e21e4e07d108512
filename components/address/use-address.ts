"use client";

import { useSearchParams } from "next/navigation";
import { startTransition, useCallback, useMemo, useOptimistic } from "react";
import { type Address, writeParams } from "./params";

type History = "push" | "replace";

/**
 * What the address says, and how to change it without asking the server for the page again. `push` makes each change a step that
 * the browser goes back over; `replace` does not. `address` is one object for good.
 */
export function useAddress<V, C extends object>(address: Address<V, C>, history: History = "replace") {
  // Next tells of a change when it has drawn the page with it; what was pressed has to show at once. When Next has drawn, the address counts
  // again, whatever it has become meanwhile.
  const [search, setAhead] = useOptimistic(useSearchParams().toString());
  const values = useMemo(() => address.read(new URLSearchParams(search)), [address, search]);
  const change = useCallback(
    (part: C, step: History = history) => {
      const { pathname, search: before, hash } = window.location;
      const after = address.write(part, before);
      if (after === writeParams({}, {}, before)) return;
      startTransition(() => {
        // Spelled as Next will spell it: what is read anew from the same words is another object.
        setAhead(new URLSearchParams(after).toString());
        window.history[`${step}State`](null, "", pathname + after + hash);
      });
    },
    [address, history, setAhead],
  );
  return [values, change] as const;
}
