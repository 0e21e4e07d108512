"use client";

import type { Layout } from "@/lib/lists/columns";
import { printLine, type SearchLanguage } from "@/lib/lists/search-line";
import { useDesk } from "../shell/desk-context";
import { SearchBox, type SearchBoxProps } from "./search/search-box";
import { useSearchLine } from "./search/use-search-line";
import type { UsedList } from "./use-list";
import type { SavedViews, ViewActions } from "./use-views";
import { ViewTabs, type ViewTabsProps } from "./view-tabs";

/** What stands above a list is given of it. */
export type ListTopProps<L extends { search: unknown }, P, C extends string> = L & {
  /** Undefined before the first answer. */
  page: P | undefined;
  layout: Layout<C>;
  onLayout: (layout: Layout<C>) => void;
  saved: SavedViews;
  actions: ViewActions;
};

type ListNarrowingProps<F extends { text: string }, V extends string> = Pick<
  UsedList<F, V>,
  "search" | "change" | "narrow"
> &
  Pick<ViewTabsProps<F, V>, "definition" | "saved" | "actions"> & {
    language: SearchLanguage<F>;
    layout: Layout<string>;
    /** The contact that is filtered by, as the line names it. */
    contact?: { id: string; name: string } | null;
    /** As the search line has it. */
    onPause?: (filter: F) => void;
    tabs: Pick<ViewTabsProps<F, V>, "label" | "name" | "counts" | "before" | "after">;
    box: Omit<SearchBoxProps, "line">;
  };

/** Narrows a list by its views and by a line of words; its chips stand below. */
export function ListNarrowing<F extends { text: string }, V extends string>(props: ListNarrowingProps<F, V>) {
  const { definition, language, search, change, narrow, layout, saved, actions, contact = null, tabs, box } = props;
  const { currency, locale } = useDesk();
  const { filter } = search;
  const { onPause } = props;
  const line = useSearchLine({ language, filter, onChange: narrow, contact, ...(onPause && { onPause }) });
  const words = { currency, today: "", contacts: contact === null ? [] : [contact], locale };
  return (
    <>
      <ViewTabs
        definition={definition}
        search={search}
        change={change}
        saved={saved}
        now={{ ...layout, filter: printLine(language, filter, words) }}
        actions={actions}
        {...tabs}
      />
      <SearchBox line={line} {...box} />
    </>
  );
}
