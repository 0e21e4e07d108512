"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { ListDefinition } from "./define-list";
import type { UsedList } from "./use-list";

type NothingFoundProps<F extends object, V extends string> = Pick<UsedList<F, V>, "narrow"> & {
  definition: ListDefinition<F, V>;
  /** What each filter is called; two ends of one have one name. */
  labels: Record<keyof F, string>;
  /** The filter that was set last. */
  last: keyof F;
  children: string;
};

/** Nothing matches a filter: takes off what was set last, or all of it. */
export function NothingFound<F extends object, V extends string>({
  definition,
  labels,
  last,
  narrow,
  children,
}: NothingFoundProps<F, V>) {
  const t = useTranslations("lists.empty");
  const name = labels[last];
  const fields = Object.entries(labels).flatMap(([field, label]) => (label === name ? [field] : []));
  return (
    <EmptyState
      title={t("title")}
      action={
        <>
          <Button onClick={() => narrow(definition.off(fields))}>{t("dropLast", { name })}</Button>
          <Button variant="quiet" onClick={() => narrow(definition.off())}>
            {t("dropAll")}
          </Button>
        </>
      }
    >
      {children}
    </EmptyState>
  );
}

/** The filter that was set last, null where none is: an address is written in the order in which it was narrowed. */
export function lastFilter<F extends object, V extends string>(
  { names }: ListDefinition<F, V>,
  address: string,
): keyof F | null {
  const set = [...new URLSearchParams(address).keys()];
  const last = set.findLast((each) => names.some(([name]) => name === each));
  return names.find(([name]) => name === last)?.[1] ?? null;
}
