"use client";

import { useLocale, useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { formatDuration, formatTime, type TimeFormat } from "@/lib/i18n/format";
import { formatMoney } from "@/lib/money";
import { type TimeLeft, timeLeft } from "@/lib/transactions/time-left";

const MINUTE_MS = 60_000;

/** The words of the board that depend on the reader's zone and locale. */
export function useBoardWords() {
  const t = useTranslations("board");
  const locale = useLocale();
  const { zone, currency } = useDesk();
  const clock = (at: string, format: TimeFormat) => formatTime(new Date(at), format, { zone, locale });
  return {
    zone,
    money: (minor: number) => formatMoney({ minor, currency }, locale),
    clock,
    /** `14:32:07`, or only `14:32`; with its day when that is not today. */
    moment: (at: string, now: number, format: "time" | "clock" = "time") =>
      clock(at, clock(at, "dayYear") === clock(new Date(now).toISOString(), "dayYear") ? format : "dayTime"),
    left: (read: TimeLeft) => (read.left < MINUTE_MS ? t("card.underMinute") : formatDuration(read.left, locale)),
    /** `till 16:20`, `Sat 12:30`, `Wed 2 Dec 10:30`. */
    deadline: (at: string, read: TimeLeft) =>
      read.isToday
        ? t("card.till", { time: clock(at, "clock") })
        : clock(at, read.isThisWeek ? "weekdayClock" : "dayTime"),
    /** A calendar day, `2026-11-21`. */
    day: (key: string, format: TimeFormat) => formatTime(new Date(`${key}T12:00:00Z`), format, { zone: "UTC", locale }),
    timeLeft: (hold: { heldAt: string; deadline: string }, now: number) => timeLeft(hold, now, zone),
  };
}
