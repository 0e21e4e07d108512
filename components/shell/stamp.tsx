"use client";

import { useLocale, useTimeZone, useTranslations } from "use-intl";
import { formatDuration, formatTime } from "@/lib/i18n/format";
import type { StampWhy } from "@/lib/webhooks/stamp-rule";
import { cn } from "../ui/cn";
import { later } from "../ui/later";
import { Popover } from "../ui/popover";
import { StampRun } from "./stamp-run";

const StampDetails = later(() => import("./stamp-details"));

export type StampProps = {
  /** `ok`: all that was heard is applied. `waiting`: some is not yet. `late`: unusual. `stopped`: what happens is not seen any more. */
  status: "ok" | "waiting" | "late" | "stopped";
  /** Why it is not well; `offline` where this page itself is cut off. */
  why?: StampWhy | "offline" | null;
  /** ISO instant up to which the screen is complete; null when nothing was heard yet. */
  completeUpTo: string | null;
  /** Events received and not yet applied. */
  waiting: number;
  /** Payments of which it is not known what became of them. */
  unknown?: number;
  /** How long there has been no word, in ms; where it has stopped. */
  silentFor?: number;
  /** When the oldest of those waiting was received, ISO. */
  oldestWaiting?: string | null;
  lastHeard?: string | null;
  lastCheck?: { at: string; matched: number; differing: number } | null;
  /** Whether this page hears of changes by itself. */
  live?: boolean;
};

/** After this long the clock alone would mislead: the day is written as well. */
const HALF_A_DAY = 12 * 60 * 60 * 1000;

/** How true the screen is, on every page: a solid run up to now, dashed to what is waited for, red and broken when no word comes. Opens the details. */
export function Stamp(props: StampProps) {
  const t = useTranslations("stamp");
  const { status, waiting, unknown = 0 } = props;
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const stopped = status === "stopped";
  const at = props.completeUpTo;
  const format = (props.silentFor ?? 0) > HALF_A_DAY ? "dayTime" : "time";
  const time = at === null ? null : formatTime(new Date(at), format, { zone, locale });
  const lead = stopped ? t("stoppedAt") : t("completeUpTo");
  const why = props.why ?? null;
  const duration = formatDuration(props.silentFor ?? 0, locale);
  const tail = why === null || why === "slow" ? t("waiting", { count: waiting }) : t(`short.${why}`, { duration });
  const doubt = t("unknown", { count: unknown });
  return (
    <Popover
      label={t("name")}
      align="end"
      className="w-84 p-0"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={`${t("name")} ${time === null ? t("never") : `${lead} ${time}, ${tail}${unknown > 0 ? `, ${doubt}` : ""}`}`}
          className="-mr-2 flex h-8 items-center gap-2.5 rounded-sm px-2 text-xs whitespace-nowrap text-muted transition-colors hover:bg-hover max-md:mr-0 max-md:-ml-2 max-md:min-h-11 max-md:text-left max-md:leading-4 max-md:whitespace-normal"
        >
          <StampRun status={time === null ? "never" : status} />
          {time === null ? (
            t("never")
          ) : (
            <span>
              <span className={cn(!stopped && "max-md:hidden")}>{lead} </span>
              <b className="font-mono">{time}</b>
              {" · "}
              <span
                className={cn(
                  stopped && "font-medium text-danger",
                  (status === "waiting" || status === "late") && "font-medium text-warning",
                )}
              >
                {tail}
              </span>
              {unknown > 0 ? (
                <>
                  {" · "}
                  <span className="font-medium text-unknown">{doubt}</span>
                </>
              ) : null}
            </span>
          )}
        </button>
      )}
    >
      <StampDetails {...props} time={time} />
    </Popover>
  );
}
