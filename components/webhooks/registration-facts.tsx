"use client";

import { useTranslations } from "use-intl";
import type { WebhookStatus } from "@/lib/webhooks/status";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";
import { knownWebhookState, useWebhookStateWord } from "./state-word";

type RegistrationFactsProps = { registration: NonNullable<WebhookStatus["registration"]>; status: WebhookStatus };

/** What Jetpay said when it was last asked, what each of it means, and what to do where something is wrong. */
export function RegistrationFacts({ registration, status }: RegistrationFactsProps) {
  const t = useTranslations("settings.webhooks");
  const stateWord = useWebhookStateWord();
  const known = knownWebhookState(registration.state);
  const broken = known === "failed" || known === "backing_off" || known === "missing";
  const { lastSentEventId: sent, maxBatchSize, maxWaitSeconds } = registration;
  const { highestStored: stored } = status;
  const behind = sent !== null && (stored === null || BigInt(sent) > BigInt(stored));
  const elsewhere = registration.callbackUrl !== status.ownUrl;
  return (
    <div className="grid gap-4">
      {broken ? (
        <Notice tone={known === "backing_off" ? "warn" : "bad"} title={stateWord(registration.state)}>
          {t(`means.${known}`)}
        </Notice>
      ) : null}
      {elsewhere ? <Notice tone="bad">{t("addressElsewhere", { url: status.ownUrl })}</Notice> : null}
      {registration.checkError === null ? null : (
        <Notice tone="warn">{t("askedFailed", { message: registration.checkError })}</Notice>
      )}
      <Facts
        className="md:grid-cols-[9rem_minmax(0,1fr)]!"
        facts={[
          {
            key: "state",
            term: t("state"),
            detail: stateWord(registration.state),
            note: broken ? undefined : t(`means.${known}`),
          },
          {
            key: "address",
            term: t("address"),
            detail: <span className="mono whitespace-normal!">{registration.callbackUrl}</span>,
          },
          { key: "sent", term: t("lastSent"), detail: sent === null ? t("never") : t("eventId", { id: sent }) },
          {
            key: "stored",
            term: t("highest"),
            detail: stored === null ? t("never") : t("eventId", { id: stored }),
            note:
              sent === null ? undefined : behind ? <span className="text-warning">{t("behind")}</span> : t("complete"),
          },
          { key: "asked", term: t("asked"), detail: <Time at={registration.checkedAt} format="dayTime" /> },
          ...(maxBatchSize === null || maxWaitSeconds === null
            ? []
            : [{ key: "pace", term: t("pace"), detail: t("paceIs", { size: maxBatchSize, seconds: maxWaitSeconds }) }]),
          {
            key: "identifier",
            term: t("identifier"),
            detail: (
              <span className="flex items-center gap-1">
                <span className="mono truncate">{registration.identifier}</span>
                <CopyButton text={registration.identifier} label={t("copyIdentifier")} />
              </span>
            ),
            note: (
              <>
                {t("since")} <Time at={registration.createdAt} format="date" />
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
