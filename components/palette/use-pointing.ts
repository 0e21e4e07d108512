"use client";

import { type RefObject, useEffect } from "react";

/**
 * The field of a list of cmdk's says which row Enter opens. cmdk's own field does so only once an arrow was pressed (1.1.1, where the value is
 * held outside), and names its rows itself: they are asked for their ids.
 */
export function usePointing(field: RefObject<HTMLInputElement | null>, active: string): void {
  // After every drawing: a row keeps its value and may be another element.
  useEffect(() => {
    const root = field.current?.closest("[cmdk-root]");
    const row = root?.querySelector(`[cmdk-item][data-value="${CSS.escape(active)}"]`);
    field.current?.setAttribute("aria-controls", root?.querySelector("[cmdk-list]")?.id ?? "");
    if (row) field.current?.setAttribute("aria-activedescendant", row.id);
    else field.current?.removeAttribute("aria-activedescendant");
  });
}
