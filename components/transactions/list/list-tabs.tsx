"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { TransactionLayout } from "@/lib/transactions/columns";
import type { View } from "@/lib/transactions/filter";
import { printSearch } from "@/lib/transactions/search-words";
import type { UsedOf } from "../../lists/use-list";
import type { SavedViews, ViewActions } from "../../lists/use-views";
import { ViewTabs } from "../../lists/view-tabs";
import { transactionList } from "../transaction-list";

type ListTabsProps = Pick<UsedOf<typeof transactionList>, "search" | "change"> & {
  /** How many each view has; null while it is not known. */
  counts: Record<View, number> | null;
  saved: SavedViews;
  layout: TransactionLayout;
  contact: { id: string; name: string } | null;
  actions: ViewActions;
};

export default function ListTabs({ search, change, counts, saved, layout, contact, actions }: ListTabsProps) {
  const t = useTranslations("transactions");
  const { currency, locale } = useDesk();
  const words = { currency, today: "", contacts: contact === null ? [] : [contact], locale };
  return (
    <ViewTabs
      definition={transactionList}
      search={search}
      change={change}
      label={t("views.name")}
      name={(view) => t(`views.${view}`)}
      // Over a saved view they would count what is left of it, and their links leave it.
      counts={counts === null || saved.view !== null ? null : { needs_me: counts.needs_me, open: counts.open }}
      saved={saved}
      now={{ ...layout, filter: printSearch(search.filter, words) }}
      actions={actions}
    />
  );
}
