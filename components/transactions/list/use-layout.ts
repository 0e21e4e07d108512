"use client";

import { knownLayout, type Layout, USUAL_LAYOUT } from "@/lib/transactions/columns";
import type { SavedView } from "@/lib/views/view";
import type { useViews } from "../../lists/use-views";
import { filterAddress, loadSearch, type Search } from "../search-params";
import type { useSearch } from "../use-search";

type Given = Pick<ReturnType<typeof useSearch>, "search" | "change"> & ReturnType<typeof useViews>;

/** How the list is drawn: as the address says, else as the saved view does, else as its reader chose, else as usual. */
export function useLayout({ search, change, views, ownLayout, keepLayout }: Given) {
  const view = views.find(({ id }) => id === search.saved) ?? null;
  const kept = view ?? ownLayout;
  const base = (kept === null ? null : knownLayout(kept.columns, kept.pinned)) ?? USUAL_LAYOUT;
  const layout = knownLayout(search.columns, search.pinned ?? 0) ?? base;
  const choose = (next: Layout) => {
    // Over a saved view it is a change of that view; else it is how this person reads the list from now on.
    if (view !== null) change({ columns: next.columns, pinned: next.pinned });
    else {
      change({ columns: null, pinned: null });
      void keepLayout(next);
    }
  };
  return { view, layout, choose, changed: view !== null && !isAsSaved(view, search, layout) };
}

function isAsSaved(view: SavedView, search: Search, layout: Layout): boolean {
  const saved = knownLayout(view.columns, view.pinned) ?? USUAL_LAYOUT;
  return (
    searchOfView(view) === filterAddress(search) &&
    saved.pinned === layout.pinned &&
    saved.columns.join() === layout.columns.join()
  );
}

/** A view's filter as an address is written today. */
export const searchOfView = (view: SavedView): string => filterAddress(loadSearch(new URLSearchParams(view.search)));
