"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey, formatTime } from "@/lib/i18n/format";
import { DATE_PRESETS, daysOf } from "@/lib/lists/days";
import type { DayFilter as Days } from "@/lib/lists/operators";
import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";

const DatePanel = later(() => import("./date-panel"));

/** Days of the desk's zone, from and to included. */
export function DateFilter({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useTranslations("lists.filters");
  return (
    <FilterChip label={t("date")} value={useDayWords()(days)} onClear={() => onChange({ from: null, to: null })}>
      {(close) => (
        <DatePanel
          days={days}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}

function useDayWords() {
  const t = useTranslations("lists.filters");
  const { locale, zone } = useDesk();
  const word = (day: string): string => formatTime(new Date(`${day}T12:00:00Z`), "day", { zone: "UTC", locale });
  return ({ from, to }: Days): string | null => {
    const today = dayKey(new Date(), zone);
    const preset = DATE_PRESETS.find((name) => {
      const days = daysOf(name, today);
      return days.from === from && days.to === to;
    });
    if (preset !== undefined) return t(`presets.${preset}`);
    if (from !== null && from === to) return word(from);
    if (from !== null && to !== null) return t("between", { from: word(from), to: word(to) });
    if (from !== null) return t("since", { day: word(from) });
    return to === null ? null : t("until", { day: word(to) });
  };
}
