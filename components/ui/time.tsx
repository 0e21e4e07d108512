"use client";

import { useLocale, useTimeZone } from "use-intl";
import { formatTime, type TimeFormat } from "@/lib/i18n/format";

type TimeProps = {
  /** An instant: ISO 8601 text (what crosses from the server) or a Date. */
  at: string | Date;
  format?: TimeFormat;
  /** IANA zone and locale; both are the reader's unless given. */
  zone?: string;
  locale?: string;
  className?: string;
};

/** An instant in the reader's zone, 24 h, with the exact time and its offset on hover. The same on the server and in the browser. */
export function Time({ at, format = "time", zone, locale, className }: TimeProps) {
  const ownLocale = useLocale();
  const ownZone = useTimeZone();
  const date = typeof at === "string" ? new Date(at) : at;
  const where = { zone: zone ?? ownZone ?? "UTC", locale: locale ?? ownLocale };
  return (
    <time dateTime={date.toISOString()} title={formatTime(date, "exact", where)} className={className}>
      {formatTime(date, format, where)}
    </time>
  );
}
