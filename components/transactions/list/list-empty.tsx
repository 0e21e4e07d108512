"use client";

import { useTranslations } from "use-intl";
import { lastFilter, NothingFound } from "../../lists/nothing-found";
import { useFilterNames } from "../../lists/use-filter-names";
import type { UsedOf } from "../../lists/use-list";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { transactionList } from "../transaction-list";

/** `written`: the address as it is. */
type ListEmptyProps = Pick<UsedOf<typeof transactionList>, "search" | "change" | "narrow"> & { written: string };

/** Nothing to list: nothing was ever asked for, nothing is in this view, or nothing matches. */
export default function ListEmpty({ search, change, narrow, written }: ListEmptyProps) {
  const t = useTranslations("transactions.empty");
  const tFilters = useTranslations("lists.filters");
  const labels = useFilterNames();
  const last = lastFilter(transactionList, written);
  if (last !== null) {
    return (
      <NothingFound
        definition={transactionList}
        labels={{ ...labels, direction: tFilters("direction"), last4: tFilters("last4") }}
        last={last}
        narrow={narrow}
      >
        {t("noneBody")}
      </NothingFound>
    );
  }
  if (search.view !== "all") {
    return (
      <EmptyState
        title={t("viewTitle")}
        action={<Button onClick={() => change({ view: null })}>{t("viewAction")}</Button>}
      >
        {t(`viewBody.${search.view}`)}
      </EmptyState>
    );
  }
  return <EmptyState title={t("firstTitle")}>{t("firstBody")}</EmptyState>;
}
