"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { formatMoney } from "@/lib/money";
import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";

const AmountPanel = later(() => import("./amount-panel"));

/** Integer minor units, both included. */
export type Range = { min: number | null; max: number | null };

export function AmountFilter({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const t = useTranslations("transactions.filters");
  const { currency, locale } = useDesk();
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const { min, max } = range;
  const value =
    min !== null && max !== null
      ? t("between", { from: money(min), to: money(max) })
      : min !== null
        ? t("over", { amount: money(min) })
        : max === null
          ? null
          : t("under", { amount: money(max) });
  return (
    <FilterChip label={t("amount")} value={value} onClear={() => onChange({ min: null, max: null })}>
      {(close) => (
        <AmountPanel
          range={range}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
