"use client";

import { useLocale, useTranslations } from "use-intl";
import { formatTime, type TimeFormat } from "@/lib/i18n/format";
import type { Column, Period } from "@/lib/overview/flows";

/** What columns are called: below the chart, and in full. */
export function useColumnNames(period: Period) {
  const t = useTranslations("overview.money");
  const locale = useLocale();
  // A calendar day has no zone: noon of it in UTC is that day.
  const write = (day: string, format: TimeFormat) =>
    formatTime(new Date(`${day}T12:00:00Z`), format, { zone: "UTC", locale });
  const day = (key: string) => write(key, "shortDay");
  return {
    day,
    tick: (column: Column, isNow: boolean) => {
      if (period === "week") return day(column.from);
      return isNow ? t("today") : String(Number(column.from.slice(8)));
    },
    full: (column: Column) =>
      column.from === column.to
        ? write(column.from, "day")
        : t("span", { from: write(column.from, "day"), to: write(column.to, "day") }),
  };
}
