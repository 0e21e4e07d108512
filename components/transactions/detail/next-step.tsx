"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { plainAmount } from "@/lib/money";
import { allows } from "@/lib/permissions";
import type { TransactionDetail } from "@/lib/transactions/detail";
import { isHoldOver } from "@/lib/transactions/hold";
import { isKnownState } from "@/lib/transactions/transaction";
import { useDesk } from "../../shell/desk-context";
import { buttonClass } from "../../ui/button";
import { cn } from "../../ui/cn";
import type { TransactionActions } from "./actions";
import { FailureWords } from "./failure-words";
import { LeavesIn } from "./leaves-in";
import { StepButtons } from "./step-buttons";

/** What a person can do now, first; or that there is nothing to do, and why. */
export function NextStep({
  of,
  actions,
  className,
}: {
  of: TransactionDetail;
  actions: TransactionActions;
  className?: string;
}) {
  const t = useTranslations("transactions.next");
  const { person } = useDesk();
  const { title, body } = useWords(of);
  const anew =
    (isHoldOver(of) || of.state === "lapsed") &&
    of.contradictions.length === 0 &&
    allows(person.role, "authorizations.create");
  return (
    <section
      aria-label={t("title")}
      className={cn("rounded-lg p-4", of.state === "unknown" ? "hatch" : "bg-bg", className)}
    >
      <h2 className="text-sm">{title}</h2>
      <div className="mt-1 text-pretty wrap-anywhere text-normal">{body}</div>
      <StepButtons of={of} actions={actions} />
      {anew || of.state === "failed" ? (
        <div className="mt-3.5 flex flex-wrap gap-2">
          {anew ? (
            <Link
              href={
                `/authorizations/new?contact=${of.contact.id}&amount=${plainAmount({ minor: of.amountMinor, currency: of.currency })}` as Route
              }
              className={buttonClass("outline", "sm")}
            >
              {t("anew")}
            </Link>
          ) : null}
          {of.state === "failed" ? (
            <Link href={`/contacts/${of.contact.id}` as Route} className={buttonClass("outline", "sm")}>
              {t("openContact", { name: of.contact.name })}
            </Link>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

/** Whether there is something to do: on a phone it then stands above the timeline. */
export const hasStep = ({ state, may }: TransactionDetail): boolean =>
  may.capture || may.cancel || may.withdraw || state === "unknown" || state === "failed";

type Words = { title: ReactNode; body: ReactNode };

function useWords(of: TransactionDetail): Words {
  const t = useTranslations("transactions.next");
  const nothing = (body: string): Words => ({ title: t("nothing"), body });
  if (of.contradictions.length > 0) return { title: t("contradiction"), body: t("contradictionBody") };
  switch (of.state) {
    case "sending":
      if (of.call?.status !== "queued") return nothing(t("sendingBody"));
      if (of.call.attempts > 0) return { title: t("queued"), body: t("queuedBody") };
      return of.call.leavesAt === null
        ? nothing(t("sendingBody"))
        : { title: <LeavesIn at={of.call.leavesAt} />, body: t("leavesBody") };
    case "unknown":
      return { title: t("locked"), body: t(of.jetpayId === null ? "lockedBody" : "evidenceBody") };
    case "requested":
      return { title: t("requested"), body: t(`requestedBody.${of.flow}`) };
    case "preauthorized":
      return { title: t("hold"), body: t("holdBody") };
    case "lapsed":
      return { title: t("lapsed"), body: t("lapsedBody") };
    case "initiated":
    case "paid":
      return nothing(t("movingBody"));
    case "failed":
      return {
        title: t("failed"),
        body: of.failure === null ? null : <FailureWords failure={of.failure} of={of} />,
      };
    case "draft":
      return nothing(t("draftBody"));
    case "awaiting_approval":
      return nothing(t("approvalBody"));
    case "completed":
      return nothing(t("completedBody"));
    case "cancelled":
      return nothing(t("cancelledBody"));
    default:
      return nothing(isKnownState(of.state) ? "" : t("foreignBody", { state: of.state }));
  }
}
