"use client";

import { useMemo } from "react";
import { knownLayout, type Layout, USUAL_LAYOUT } from "@/lib/transactions/columns";
import type { UsedOf } from "../../lists/use-list";
import { savedViews, type useViews } from "../../lists/use-views";
import { transactionList } from "../transaction-list";

type Given = Pick<UsedOf<typeof transactionList>, "search" | "change"> & ReturnType<typeof useViews>;

/** How the list is drawn: as the address says, else as the saved view does, else as its reader chose, else as usual. */
export function useLayout({ search, change, views, ownLayout, keepLayout }: Given) {
  const view = views.find(({ id }) => id === search.saved) ?? null;
  // The same as long as nothing about them changes: a row is drawn anew for other columns.
  const saved = useMemo(
    () => (view === null ? null : (knownLayout(view.columns, view.pinned) ?? USUAL_LAYOUT)),
    [view],
  );
  const own = useMemo(
    () => (ownLayout === null ? null : knownLayout(ownLayout.columns, ownLayout.pinned)),
    [ownLayout],
  );
  const layout = knownLayout(search.columns, search.pinned ?? 0) ?? saved ?? own ?? USUAL_LAYOUT;
  const choose = (next: Layout) => {
    // Over a saved view it is a change of that view; else it is how this person reads the list from now on.
    if (view !== null) change({ columns: next.columns, pinned: next.pinned });
    else {
      change({ columns: null, pinned: null });
      void keepLayout(next);
    }
  };
  const asSaved = saved === null || (saved.pinned === layout.pinned && saved.columns.join() === layout.columns.join());
  return { layout, choose, saved: savedViews(transactionList, search, views, asSaved) };
}
