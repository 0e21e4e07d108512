"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { WebhookStatus } from "@/lib/webhooks/status";
import { useMayWrite } from "../settings/read-only";
import { Button, buttonClass } from "../ui/button";
import { Facts } from "../ui/facts";
import { later } from "../ui/later";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";
import type { WebhookActions } from "./webhook-actions";

const ApplyDialog = later(() => import("./apply-dialog"));

type InboxProps = { status: WebhookStatus; actions: WebhookActions };

/** What became of the events that were heard: those that wait, and those that could not be applied with the reason. */
export function Inbox({ status, actions }: InboxProps) {
  const t = useTranslations("settings.webhooks");
  return (
    <>
      <Facts
        className="md:grid-cols-[9rem_minmax(0,1fr)]!"
        facts={[
          {
            key: "heard",
            term: t("lastHeard"),
            detail: status.lastReceivedAt === null ? t("never") : <Time at={status.lastReceivedAt} format="dateTime" />,
          },
          { key: "waiting", term: t("waiting"), detail: t("waitingCount", { count: status.waiting }) },
          { key: "aside", term: t("setAside"), detail: t("waitingCount", { count: status.setAside }) },
        ]}
      />
      <Link href={"/settings/webhooks/events" as Route} className={buttonClass("outline", "sm", "mt-4")}>
        {t("allEvents")}
      </Link>
      {status.setAside === 0 ? null : <SetAside status={status} actions={actions} />}
    </>
  );
}

function SetAside({ status, actions }: InboxProps) {
  const t = useTranslations("settings.webhooks");
  const mayWrite = useMayWrite();
  const [ids, setIds] = useState<string[] | "all" | null>(null);
  const count = status.setAside;
  return (
    <div className="mt-4 grid gap-3">
      <Notice
        tone="warn"
        title={t("setAsideTitle", { count })}
        action={
          mayWrite ? (
            <Button size="sm" onClick={() => setIds("all")}>
              {t("applyAll", { count })}
            </Button>
          ) : null
        }
      >
        {t("setAsideBody", { count })}
      </Notice>
      <ul className="border-t">
        {status.setAsideEvents.map((event) => (
          <li key={event.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 border-b py-2.5">
            <p className="min-w-0 text-strong">
              <span className="mono">{event.id}</span> <span className="mono wrap-anywhere">{event.type}</span>
              <span className="ml-2 text-xs text-muted">
                {t("heard")} <Time at={event.receivedAt} format="dayTime" />
              </span>
            </p>
            {mayWrite ? (
              <Button size="sm" aria-label={t("applyOneName", { id: event.id })} onClick={() => setIds([event.id])}>
                {t("applyOne")}
              </Button>
            ) : null}
            <p className="col-span-full text-xs text-muted wrap-anywhere">{t("error", { error: event.error ?? "" })}</p>
          </li>
        ))}
      </ul>
      {status.setAsideEvents.length < count ? (
        <p className="text-xs text-muted">{t("moreSetAside", { shown: status.setAsideEvents.length, count })}</p>
      ) : null}
      {ids === null ? null : (
        <ApplyDialog ids={ids === "all" ? null : ids} actions={actions} onClose={() => setIds(null)} />
      )}
    </div>
  );
}
