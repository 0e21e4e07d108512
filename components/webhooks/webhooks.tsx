"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "use-intl";
import type { WebhookStatus } from "@/lib/webhooks/status";
import type { ViewActions } from "../lists/use-views";
import { fetchJson } from "../live/fetch-json";
import { Group } from "../settings/group";
import { Read } from "../settings/read";
import { ReadOnly } from "../settings/read-only";
import { apart } from "../ui/later";
import { PageHeader } from "../ui/page-header";
import { Gaps } from "./gaps";
import { Inbox } from "./inbox";
import { STATUS_KEY } from "./keys";
import { Registration } from "./registration";
import type { WebhookActions } from "./webhook-actions";

// Below what the page is for.
const Deliveries = apart(() => import("./deliveries"), "soon");

/** How Jetpay's word reaches this desk: the registration, the events, every delivery. */
export function Webhooks({ actions }: { actions: WebhookActions & ViewActions }) {
  const t = useTranslations("settings");
  const status = useQuery({
    queryKey: STATUS_KEY,
    queryFn: ({ signal }) => fetchJson<WebhookStatus>("/api/desk/webhooks", signal),
  });
  return (
    <>
      <PageHeader title={t("sections.webhooks")} back={{ href: "/settings" as Route, label: t("title") }} />
      <ReadOnly />
      <Read query={status}>
        {(data) => (
          <div className="max-w-208">
            <Group title={t("webhooks.registration")} hint={t("webhooks.registrationHint")}>
              <Registration status={data} actions={actions} />
            </Group>
            <Group title={t("webhooks.inbox")} hint={t("webhooks.inboxHint")}>
              <Inbox status={data} actions={actions} />
            </Group>
            <Group title={t("webhooks.gaps.title")} hint={t("webhooks.gaps.hint")}>
              <Gaps status={data} replay={actions.replay} />
            </Group>
          </div>
        )}
      </Read>
      <Deliveries actions={actions} />
    </>
  );
}
