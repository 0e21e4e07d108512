"use client";

import { useTranslations } from "use-intl";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { FILTER_NAMES, type FilterName, NO_FILTERS, type useSearch } from "../use-search";

/** Nothing to list: nothing was ever asked for, nothing is in this view, or nothing matches. */
export default function ListEmpty({
  search,
  change,
  address,
}: Pick<ReturnType<typeof useSearch>, "search" | "change" | "address">) {
  const t = useTranslations("transactions");
  const last = lastFilter(address);
  if (last !== null) {
    const label = t(`filters.${LABELS[last]}`);
    return (
      <EmptyState
        title={t("empty.noneTitle")}
        action={
          <>
            <Button onClick={() => change(WITH[last] ?? { [last]: null })}>
              {t("empty.dropLast", { name: label })}
            </Button>
            <Button variant="quiet" onClick={() => change(NO_FILTERS)}>
              {t("empty.dropAll")}
            </Button>
          </>
        }
      >
        {t("empty.noneBody")}
      </EmptyState>
    );
  }
  if (search.view !== "all") {
    return (
      <EmptyState
        title={t("empty.viewTitle")}
        action={<Button onClick={() => change({ view: null })}>{t("empty.viewAction")}</Button>}
      >
        {t(`empty.viewBody.${search.view}`)}
      </EmptyState>
    );
  }
  return <EmptyState title={t("empty.firstTitle")}>{t("empty.firstBody")}</EmptyState>;
}

const LABELS = {
  q: "text",
  from: "date",
  to: "date",
  min: "amount",
  max: "amount",
  state: "state",
  direction: "direction",
  flow: "flow",
  contact: "contact",
  who: "contactName",
  last4: "last4",
  ref: "reference",
} as const satisfies Record<FilterName, string>;

/** Two ends are one filter. */
const WITH: Partial<Record<FilterName, typeof NO_FILTERS>> = {
  from: { from: null, to: null },
  to: { from: null, to: null },
  min: { min: null, max: null },
  max: { min: null, max: null },
};

/** An address is written in the order in which it was narrowed, so its last filter is the one set last. */
function lastFilter(address: string): FilterName | null {
  const names = [...new URLSearchParams(address).keys()];
  return (
    FILTER_NAMES.find((name) => name === names.findLast((each) => FILTER_NAMES.some((known) => known === each))) ?? null
  );
}
