"use client";

import { useMemo } from "react";
import type { Columns, Layout } from "@/lib/lists/columns";
import type { ListDefinition } from "./define-list";
import type { UsedList } from "./use-list";
import { savedViews, useViews, type ViewActions } from "./use-views";

/** How a list is drawn, and its saved views: as the address says, else as the saved view does, else as its reader chose, else as usual. */
export function useLayout<F extends object, V extends string, C extends string>(
  definition: ListDefinition<F, V>,
  { known, usual }: Columns<C>,
  { search, change }: Pick<UsedList<F, V>, "search" | "change">,
  actions: Pick<ViewActions, "saveLayout">,
) {
  const { views, ownLayout, keepLayout } = useViews(definition.list, actions);
  const view = views.find(({ id }) => id === search.saved) ?? null;
  // The same as long as nothing about them changes: a row is drawn anew for other columns.
  const given = useMemo(() => known(search.columns, search.pinned ?? 0), [known, search.columns, search.pinned]);
  const saved = useMemo(
    () => (view === null ? null : (known(view.columns, view.pinned) ?? usual)),
    [known, usual, view],
  );
  const own = useMemo(
    () => (ownLayout === null ? null : known(ownLayout.columns, ownLayout.pinned)),
    [known, ownLayout],
  );
  const layout = given ?? saved ?? own ?? usual;
  const choose = (next: Layout<C>) => {
    // Over a saved view it is a change of that view; else it is how this person reads the list from now on.
    if (view !== null) change({ columns: next.columns, pinned: next.pinned });
    else {
      change({ columns: null, pinned: null });
      void keepLayout(next);
    }
  };
  const asSaved = saved === null || (saved.pinned === layout.pinned && saved.columns.join() === layout.columns.join());
  return { layout, choose, saved: savedViews(definition, search, views, asSaved) };
}
