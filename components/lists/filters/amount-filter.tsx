"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { AmountFilter as Range } from "@/lib/lists/operators";
import { formatMoney } from "@/lib/money";
import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";

const AmountPanel = later(() => import("./amount-panel"));

export function AmountFilter({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const t = useTranslations("lists.filters");
  const { currency, locale } = useDesk();
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const { minMinor: min, maxMinor: max } = range;
  const value =
    min !== null && max !== null
      ? t("between", { from: money(min), to: money(max) })
      : min !== null
        ? t("over", { amount: money(min) })
        : max === null
          ? null
          : t("under", { amount: money(max) });
  return (
    <FilterChip label={t("amount")} value={value} onClear={() => onChange({ minMinor: null, maxMinor: null })}>
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
