"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { DoubtActions } from "../../doubts/doubt-actions";
import { useVisit } from "../../palette/visited";
import { LateNotice } from "../../ui/late-notice";
import { apart } from "../../ui/later";
import { SkeletonRows } from "../../ui/skeleton";
import { Time } from "../../ui/time";
import type { TransactionActions } from "./actions";
import { Hero } from "./hero";
import { hasStep, NextStep } from "./next-step";
import { Timeline } from "./timeline";
import { useTransaction } from "./use-transaction";

const NeighboursNav = apart(() => import("./neighbours-nav"));
const SideFacts = apart(() => import("./side-facts"));
// Few transactions are ever in doubt.
const Contradictions = apart(() => import("../../doubts/contradictions"));
const MissingLink = apart(() => import("../../doubts/missing-link"));
const DoubtPanel = apart(() => import("../../doubts/doubt-panel"));

type TransactionViewProps = {
  id: string;
  /** The filter of the list it was opened from, as an address: `?state=failed`. */
  search: string;
  actions: TransactionActions;
  doubts: DoubtActions;
  /** What only some transactions have: the link of one that goes by one, the paper of one that is paid. */
  panels?: ReactNode;
};

export function TransactionView({ id, search, actions, doubts, panels }: TransactionViewProps) {
  const t = useTranslations("transactions");
  const { data, isError, dataUpdatedAt } = useTransaction(id);
  useVisit("transaction", id);
  if (data === undefined) return <SkeletonRows rows={6} />;
  const step = hasStep(data);
  return (
    <>
      {/* Its place is kept: a page that moved under the hand would lose what is pressed. */}
      <div className="mb-3.5 min-h-7 max-md:mb-2.5 max-md:min-h-9">
        <NeighboursNav id={id} search={search} />
      </div>
      {isError ? (
        <LateNotice tone="warn" title={t("error.staleTitle")} className="mb-4" live>
          {t.rich("error.stale", { time: () => <Time at={new Date(dataUpdatedAt)} /> })}
        </LateNotice>
      ) : null}
      <Hero of={data} />
      <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_19.5rem]">
        {/* On a phone an action comes above the timeline; "nothing to do" comes below it. */}
        {step ? <NextStep of={data} actions={actions} className="lg:hidden" /> : null}
        <div className="min-w-0">
          {data.contradictions.length > 0 ? (
            <Contradictions transactionId={id} open={data.contradictions} settle={doubts.settleContradiction} />
          ) : null}
          {data.linkMissing ? <MissingLink transactionId={id} give={doubts.giveLink} /> : null}
          {data.doubts.map((doubt) => (
            <DoubtPanel key={doubt.operationId} of={data} doubt={doubt} actions={doubts} />
          ))}
          <Timeline of={data} />
        </div>
        <aside aria-label={t("aside")} className="min-w-0">
          <NextStep of={data} actions={actions} className={step ? "mb-5 max-lg:hidden" : "mb-5"} />
          {panels}
          <SideFacts of={data} />
        </aside>
      </div>
    </>
  );
}
