"use client";

import type { ReactNode } from "react";
import { useLocale, useTimeZone, useTranslations } from "use-intl";
import { formatDuration, formatTime } from "@/lib/i18n/format";
import type { StampWhy } from "@/lib/webhooks/stamp-rule";
import { cn } from "../ui/cn";
import { Popover } from "../ui/popover";
import { StampRun } from "./stamp-run";

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
          className="-mr-2 flex h-8 items-center gap-2.5 rounded-sm px-2 text-xs whitespace-nowrap text-muted transition-colors hover:bg-hover max-md:mr-0 max-md:-ml-2 max-md:min-h-11"
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

function StampDetails({ time, ...stamp }: StampProps & { time: string | null }) {
  const t = useTranslations("stamp");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const when = (iso: string) => formatTime(new Date(iso), "dayTime", { zone, locale });
  return (
    <div className="text-sm">
      <div className="p-4">
        <p className="font-medium text-strong">{headline()}</p>
        <p className="mt-1 text-pretty">{explanation()}</p>
      </div>
      <dl className="border-t px-4 py-2.5">
        <Line term={t("eventsWaiting")}>{t("events", { count: stamp.waiting })}</Line>
        {stamp.unknown ? <Line term={t("unknownPayments")}>{t("payments", { count: stamp.unknown })}</Line> : null}
        {stamp.oldestWaiting ? <Line term={t("oldest")}>{when(stamp.oldestWaiting)}</Line> : null}
        {stamp.lastHeard ? <Line term={t("lastHeard")}>{when(stamp.lastHeard)}</Line> : null}
        <Line term={t("lastCheck")}>{stamp.lastCheck ? checkWords(stamp.lastCheck) : t("noCheck")}</Line>
        {stamp.live === undefined ? null : <Line term={t("live")}>{stamp.live ? t("liveOn") : t("liveOff")}</Line>}
      </dl>
    </div>
  );

  function headline(): string {
    if (stamp.why) return t(`title.${stamp.why}`);
    return stamp.status === "waiting" ? t("waitingTitle", { count: stamp.waiting }) : t("okTitle");
  }

  function explanation(): string {
    if (time === null && stamp.status !== "stopped") return t("neverBody");
    if (stamp.why) return t(`body.${stamp.why}`, { time: time ?? t("theBeginning") });
    return stamp.status === "waiting" ? t("waitingBody") : t("okBody", { time: time ?? t("theBeginning") });
  }

  function checkWords(check: { at: string; matched: number; differing: number }): string {
    const counts = [
      t("checkMatched", { count: check.matched }),
      ...(check.differing > 0 ? [t("checkDiffers", { count: check.differing })] : []),
    ];
    return `${when(check.at)} · ${counts.join(", ")}`;
  }
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1 text-xs">
      <dt className="text-muted">{term}</dt>
      <dd className="text-right text-strong">{children}</dd>
    </div>
  );
}
