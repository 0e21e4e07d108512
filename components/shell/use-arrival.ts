"use client";

import { usePathname } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Who goes to another page goes on there: the focus is in the page, not on what led to it nor at the top of everything. A page that has
 * put it somewhere itself is left alone, and so is the first one, which the browser begins.
 */
export function useArrival(page: RefObject<HTMLElement | null>): void {
  const path = usePathname();
  const here = useRef(path);
  useEffect(() => {
    if (here.current === path) return;
    here.current = path;
    if (page.current?.contains(document.activeElement) !== true) page.current?.focus({ preventScroll: true });
  }, [path, page]);
}
