"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Orphan } from "@/lib/transactions/orphans";
import { useStateWord } from "../transactions/detail/state-word";
import { CopyButton } from "../ui/copy-button";
import { Moment } from "./moment";

/** One transaction of Jetpay's that nobody here asked for: its id, what it says, and what can be done with it. */
export function OrphanLine({ orphan, children }: { orphan: Orphan; children?: ReactNode }) {
  const t = useTranslations("doubts.orphans");
  const tCheck = useTranslations("doubts.check");
  const stateWord = useStateWord();
  const states = [...new Set(orphan.events.map(({ state }) => state))].filter((state) => state !== null);
  const way = orphan.direction === null ? t("either") : t(orphan.direction === "credit" ? "out" : "in");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-center gap-1">
          <span className="mono min-w-0 font-medium wrap-anywhere text-strong">{orphan.jetpayId}</span>
          <CopyButton text={orphan.jetpayId} label={tCheck("copy", { text: orphan.jetpayId })} className="-my-1" />
        </p>
        <p className="text-xs text-pretty text-muted">
          {way} · {t.rich("first", { time: () => <Moment at={orphan.firstHappenedAt} /> })} ·{" "}
          {states.length === 0
            ? t("noState")
            : t("said", { states: states.map((state) => stateWord(state).toLowerCase()).join(", ") })}
        </p>
        {orphan.note === null ? null : (
          <p className="text-xs text-muted wrap-anywhere">{t("note", { note: orphan.note })}</p>
        )}
        {orphan.amount === null ? null : <p className="text-xs text-muted">{t("amount", { amount: orphan.amount })}</p>}
      </div>
      {children}
    </li>
  );
}
