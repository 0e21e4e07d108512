"use client";

import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatDuration } from "@/lib/i18n/format";
import type { TransactionDetail } from "@/lib/transactions/detail";
import type { TimelineEntry } from "@/lib/transactions/timeline";
import { cn } from "../../ui/cn";
import { Time } from "../../ui/time";
import { StateBadge } from "../state-badge";
import { FactSentence } from "./fact-sentence";
import { RawUnfold } from "./raw-unfold";
import { SourceMark } from "./source-mark";
import { useStateWord } from "./state-word";

export type TimelineOrder = "happened" | "heard";

/** Two times of one second are one. */
const SAME_MS = 1_000;
/** Within this, the distance is said; beyond it, the time itself. */
const NEAR_MS = 60_000;

type TimelineLineProps = {
  entry: TimelineEntry;
  of: TransactionDetail;
  order: TimelineOrder;
  /** The day, where this line is the first of it. */
  day: ReactNode;
};

export function TimelineLine({ entry, of, order, day }: TimelineLineProps) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  return (
    <li className="timeline-entry" data-tone={entry.tone}>
      <When entry={entry} order={order} day={day} />
      <div className="timeline-node" />
      <div className="timeline-fact min-w-0">
        <p className="text-normal text-pretty">
          {entry.lateMs === null ? null : (
            <Flag>{t("flags.late", { duration: formatDuration(entry.lateMs, locale) })}</Flag>
          )}
          {entry.lateMs === null && entry.heardAfter !== null ? <Flag>{t("flags.outOfOrder")}</Flag> : null}
          {entry.repeated ? <Flag>{t("flags.repeated")}</Flag> : null}
          <FactSentence entry={entry} of={of} />
        </p>
        {entry.raw ? <RawUnfold transactionId={of.id} entry={entry} /> : null}
      </div>
      <After entry={entry} order={order} />
      <div className="timeline-source">
        <SourceMark source={entry.source} />
      </div>
    </li>
  );
}

function Flag({ children }: { children: string }) {
  return (
    <span className="mr-1.5 inline-flex h-4.5 items-center rounded-xs bg-warning-soft px-1.5 align-[1px] text-xs font-medium text-warning">
      {children}
    </span>
  );
}

/** When it happened, and when it was heard once that differs; the other way round in the order of hearing. */
function When({ entry, order, day }: Omit<TimelineLineProps, "of">) {
  const t = useTranslations("timeline");
  const locale = useLocale();
  const apart = Date.parse(entry.heardAt) - Date.parse(entry.happenedAt);
  const [first, second] = order === "happened" ? [entry.happenedAt, entry.heardAt] : [entry.heardAt, entry.happenedAt];
  const format = apart > 12 * 60 * NEAR_MS ? "dayTime" : "time";
  return (
    <div className="timeline-when text-right text-sm leading-5.5 text-normal max-md:mt-0.5 max-md:flex max-md:gap-2 max-md:text-left max-md:text-xs max-md:leading-4.5 max-md:text-muted">
      <Time at={first} className="block" />
      {day === null ? null : <span className="block text-xs text-muted">{day}</span>}
      {apart < SAME_MS ? null : (
        <span
          className={cn(
            "block text-xs",
            entry.lateMs === null && entry.heardAfter === null ? "text-muted" : "font-medium text-warning",
          )}
        >
          {order === "happened" && apart < NEAR_MS
            ? t("heardLater", { duration: formatDuration(apart, locale) })
            : t.rich(order === "happened" ? "heardAt" : "happenedAt", {
                time: () => <Time at={second} format={format} />,
              })}
        </span>
      )}
    </div>
  );
}

/** The state after it; a fact that moves nothing says so. */
function After({ entry, order }: { entry: TimelineEntry; order: TimelineOrder }) {
  const t = useTranslations("timeline");
  const stateWord = useStateWord();
  // What was overtaken took its place in the past: the state to tell is the one that showed when it was heard.
  const effect = order === "heard" || entry.heardAfter !== null ? entry.asHeard : entry.asHappened;
  return (
    <div className="timeline-after flex h-5.5 items-center max-md:mt-0.5 max-md:h-4.5">
      {effect.moved ? (
        <StateBadge state={effect.state} />
      ) : (
        <span className="text-xs text-muted">
          {entry.kind === "said" && entry.data["matches"] !== true
            ? t("stays", { state: stateWord(effect.state).toLowerCase() })
            : t("noChange")}
        </span>
      )}
    </div>
  );
}
