"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { Layout } from "@/lib/transactions/columns";
import { VIEWS, type View } from "@/lib/transactions/filter";
import { printSearch } from "@/lib/transactions/search-words";
import type { SavedView } from "@/lib/views/view";
import type { ViewActions } from "../../lists/use-views";
import { ViewMenu } from "../../lists/view-menu";
import { TabsNav } from "../../ui/tabs-nav";
import { filterAddress, filterOf, loadSearch, writeSearch } from "../search-params";
import type { useSearch } from "../use-search";

type ListTabsProps = Pick<ReturnType<typeof useSearch>, "search" | "change"> & {
  /** How many each view has; null while it is not known. */
  counts: Record<View, number> | null;
  views: readonly SavedView[];
  view: SavedView | null;
  changed: boolean;
  layout: Layout;
  contact: { id: string; name: string } | null;
  actions: ViewActions;
};

/** The views that are always there, then those that were saved; at the end, how to save what is looked at. */
export default function ListTabs({
  search,
  change,
  counts,
  views,
  view,
  changed,
  layout,
  contact,
  actions,
}: ListTabsProps) {
  const t = useTranslations("transactions");
  const { currency } = useDesk();
  // Types for typed routes: the path is this page's own.
  const always = VIEWS.map((each) => ({
    key: each,
    href: (view === null
      ? `/transactions${writeSearch({ ...search, view: each, saved: null, older: null, newer: null })}`
      : `/transactions${writeSearch({ view: each })}`) as Route,
    label: t(`views.${each}`),
    current: view === null && search.view === each,
    // Over a saved view they would count what is left of it, and their links leave it.
    ...(counts === null || each === "all" || view !== null ? {} : { count: counts[each] }),
  }));
  const saved = views.map((each) => ({
    key: each.id,
    href: `/transactions${writeSearch({ ...loadSearch(new URLSearchParams(each.search)), saved: each.id })}` as Route,
    label: each.name,
    current: view?.id === each.id,
  }));
  const words = { currency, today: "", contacts: contact === null ? [] : [contact] };
  return (
    <TabsNav
      label={t("views.name")}
      items={[...always, ...saved]}
      end={
        <ViewMenu
          list="transactions"
          view={view}
          changed={changed}
          now={{ ...layout, search: filterAddress(search), filter: printSearch(filterOf(search), words) }}
          actions={actions}
          onSaved={(id) => change({ saved: id, columns: null, pinned: null })}
          onRemoved={() => change({ saved: null })}
        />
      }
    />
  );
}
