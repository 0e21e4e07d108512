"use client";

import type { Route } from "next";
import type { SavedView } from "@/lib/views/view";
import { TabsNav, type TabsNavItem } from "../ui/tabs-nav";
import type { ListDefinition, ListSearch } from "./define-list";
import type { UsedList } from "./use-list";
import type { SavedViews, ViewActions } from "./use-views";
import { ViewMenu } from "./view-menu";

export type ViewTabsProps<F extends object, V extends string> = Pick<UsedList<F, V>, "search" | "change"> & {
  definition: ListDefinition<F, V>;
  label: string;
  name: (view: V) => string;
  /** How many each view has, where that is known and told. */
  counts: Partial<Record<V, number>> | null;
  /** Pages that stand beside the views. */
  before?: readonly TabsNavItem[];
  after?: readonly TabsNavItem[];
  saved: SavedViews;
  /** How the list is drawn, and its filter in words: what would be saved. */
  now: { columns: string[]; pinned: number; filter: string };
  actions: ViewActions;
};

/** The views that are always there, then those that were saved; at the end, how to save what is looked at. */
export function ViewTabs<F extends object, V extends string>(props: ViewTabsProps<F, V>) {
  const { definition, search, change, label, name, counts, before = [], after = [], saved, now, actions } = props;
  const { list, path, address, views, filterAddress } = definition;
  const { view } = saved;
  // Types for typed routes: the path is the list's own.
  const href = (search: string) => `${path}${search}` as Route;
  const always = views.map((each) => {
    const count = counts?.[each];
    return {
      key: each,
      // Over a saved view a view that is always there is the way out of it.
      href: href(
        view === null ? definition.withoutPlace({ ...search, view: each, saved: null }) : address.write({ view: each }),
      ),
      label: name(each),
      current: view === null && search.view === each,
      ...(count === undefined ? {} : { count }),
    };
  });
  return (
    <TabsNav
      label={label}
      items={[...before, ...always, ...after, ...saved.views.map((each) => savedTab(definition, each, view))]}
      end={
        <ViewMenu
          list={list}
          view={view}
          changed={saved.changed}
          now={{ ...now, search: filterAddress(search) }}
          actions={actions}
          onSaved={(id) => change({ saved: id, columns: null, pinned: null })}
          onRemoved={() => change({ saved: null })}
        />
      }
    />
  );
}

/** A view's filter as an address is written today. */
function savedTab<F extends object, V extends string>(
  { address, path, withoutPlace }: ListDefinition<F, V>,
  each: SavedView,
  view: SavedView | null,
): TabsNavItem {
  const search: ListSearch<F, V> = address.read(new URLSearchParams(each.search));
  return {
    key: each.id,
    href: `${path}${withoutPlace({ ...search, saved: each.id })}` as Route,
    label: each.name,
    current: view?.id === each.id,
  };
}
