"use client";

import type { ReactNode } from "react";
import { useLocale, useTimeZone, useTranslations } from "use-intl";
import { formatDuration, formatTime } from "@/lib/i18n/format";
import { cn } from "../ui/cn";
import { Popover } from "../ui/popover";
import { StampRun } from "./stamp-run";

export type StampProps = {
  /** `ok`: all that was heard is applied. `waiting`: some is not yet. `stopped`: no word for too long. */
  status: "ok" | "waiting" | "stopped";
  /** ISO instant up to which the screen is complete; null when nothing was heard yet. */
  completeUpTo: string | null;
  /** Events received and not yet applied. */
  waiting: number;
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
  const { status, waiting } = props;
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const stopped = status === "stopped";
  const at = props.completeUpTo;
  const format = (props.silentFor ?? 0) > HALF_A_DAY ? "dayTime" : "time";
  const time = at === null ? null : formatTime(new Date(at), format, { zone, locale });
  const lead = stopped ? t("stoppedAt") : t("completeUpTo");
  const silence =
    props.silentFor === undefined ? t("noWord") : t("noWordFor", { duration: formatDuration(props.silentFor, locale) });
  const tail = stopped ? silence : t("waiting", { count: waiting });
  return (
    <Popover
      label={t("name")}
      align="end"
      className="w-84 p-0"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={`${t("name")} ${time === null ? t("never") : `${lead} ${time}, ${tail}`}`}
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
                className={cn(stopped && "font-medium text-danger", status === "waiting" && "font-medium text-warning")}
              >
                {tail}
              </span>
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
        {stamp.oldestWaiting ? <Line term={t("oldest")}>{when(stamp.oldestWaiting)}</Line> : null}
        {stamp.lastHeard ? <Line term={t("lastHeard")}>{when(stamp.lastHeard)}</Line> : null}
        <Line term={t("lastCheck")}>{stamp.lastCheck ? checkWords(stamp.lastCheck) : t("noCheck")}</Line>
        {stamp.live === undefined ? null : <Line term={t("live")}>{stamp.live ? t("liveOn") : t("liveOff")}</Line>}
      </dl>
    </div>
  );

  function headline(): string {
    if (stamp.status === "stopped") return t("stoppedTitle");
    return stamp.status === "waiting" ? t("waitingTitle", { count: stamp.waiting }) : t("okTitle");
  }

  function explanation(): string {
    if (time === null) return t("neverBody");
    if (stamp.status === "stopped") return t("stoppedBody", { time });
    return stamp.status === "waiting" ? t("waitingBody") : t("okBody", { time });
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
