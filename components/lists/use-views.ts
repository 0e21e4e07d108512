"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type ActionResult, answerTo } from "@/lib/action-result";
import type { ListViews, SavedView, ViewedList } from "@/lib/views/view";
import { fetchJson } from "../live/fetch-json";
import { notify } from "../ui/notify";
import type { ListDefinition, ListSearch } from "./define-list";
import { viewsKey } from "./views-key";

type Layout = { columns: string[]; pinned: number };
type ViewGiven = Layout & {
  list: ViewedList;
  id: string;
  name: string;
  search: string;
  shared: boolean;
  seen: number | null;
};

/** What a list asks of the server about its views; pages hand them over. */
export type ViewActions = {
  saveLayout: (input: Layout & { list: ViewedList }) => Promise<ActionResult<void>>;
  saveView: (input: ViewGiven) => Promise<ActionResult<{ id: string }>>;
  removeView: (input: { id: string; seen: number }) => Promise<ActionResult<void>>;
};

const NONE: ListViews = { views: [], layout: null };

/** The views of a list and the reader's own columns, and how to keep these. */
export function useViews(list: ViewedList, actions: Pick<ViewActions, "saveLayout">) {
  const t = useTranslations("lists.columns");
  const client = useQueryClient();
  const { data = NONE } = useQuery({
    queryKey: viewsKey(list),
    queryFn: ({ signal }) => fetchJson<ListViews>(`/api/desk/views?list=${list}`, signal),
  });
  // What was chosen last holds, whatever is still on its way from the server: it was read before.
  const [chosen, setChosen] = useState<Layout | null>(null);
  const keepLayout = async (layout: Layout) => {
    // The columns change at once; that they are kept as well is said only when they are not.
    setChosen(layout);
    client.setQueryData<ListViews>(viewsKey(list), (before = NONE) => ({ ...before, layout }));
    const kept = await answerTo(actions.saveLayout({ list, ...layout }));
    if (!kept.ok) notify({ tone: "failed", title: t("failed") });
  };
  return { views: data.views, ownLayout: chosen ?? data.layout, keepLayout };
}

/** Views of a list; `view`: the one that is looked at, `changed`: with another filter or other columns than it was saved with. */
export type SavedViews = { views: readonly SavedView[]; view: SavedView | null; changed: boolean };

/** `drawnAsSaved`: the list has the columns that the view was saved with. */
export function savedViews<F extends object, V extends string>(
  { address, filterAddress }: ListDefinition<F, V>,
  search: ListSearch<F, V>,
  views: readonly SavedView[],
  drawnAsSaved: boolean,
): SavedViews {
  const view = views.find(({ id }) => id === search.saved) ?? null;
  // A view's filter as an address is written today.
  const asSaved = view === null ? "" : filterAddress(address.read(new URLSearchParams(view.search)));
  return { views, view, changed: view !== null && !(drawnAsSaved && asSaved === filterAddress(search)) };
}
