"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { dayKey } from "@/lib/i18n/format";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { inHeardOrder } from "@/lib/transactions/heard-order";
import type { TimelineEntry } from "@/lib/transactions/timeline";
import { apart } from "../../ui/later";
import { Segmented } from "../../ui/segmented";
import { Time } from "../../ui/time";
import { TimelineLine, type TimelineOrder } from "./timeline-entry";

// Nothing is awaited any more of most.
const AwaitedEntry = apart(() => import("./awaited-entry"));

/** Everything known about it, the newest first; on top, hollow, what is awaited. */
export function Timeline({ of }: { of: TransactionDetail }) {
  const t = useTranslations("timeline");
  const id = useId();
  const { zone } = useDesk();
  const [order, setOrder] = useState<TimelineOrder>("happened");
  const entries = order === "happened" ? of.timeline : inHeardOrder(of.timeline);
  const dayOf = (entry: TimelineEntry) => dayKey(new Date(timeOf(entry, order)), zone);
  return (
    <section aria-labelledby={id}>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={id}>{t("title")}</h2>
        <Segmented
          label={t("order")}
          value={order}
          onChange={setOrder}
          className="ml-auto"
          options={[
            { value: "happened", label: t("asHappened") },
            { value: "heard", label: t("asHeard") },
          ]}
        />
      </div>
      <div
        aria-hidden="true"
        className="timeline-columns mb-1 border-b py-2 text-xs font-medium text-muted max-md:hidden"
      >
        <span className="text-right">{t(order === "happened" ? "columns.happened" : "columns.heard")}</span>
        <span />
        <span>{t("columns.fact")}</span>
        <span>{t("columns.after")}</span>
        <span>{t("columns.from")}</span>
      </div>
      <ol>
        {of.awaited === null ? null : <AwaitedEntry step={of.awaited} of={of} />}
        {entries.map((entry, index) => {
          const before = entries[index - 1];
          return (
            <TimelineLine
              key={entry.id}
              entry={entry}
              of={of}
              order={order}
              // A day is said where it begins, read from above.
              day={
                before === undefined || dayOf(before) !== dayOf(entry) ? (
                  <Time at={timeOf(entry, order)} format="day" />
                ) : null
              }
            />
          );
        })}
      </ol>
    </section>
  );
}

const timeOf = (entry: TimelineEntry, order: TimelineOrder): string =>
  order === "happened" ? entry.happenedAt : entry.heardAt;
