"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { Alerts } from "@/lib/alerts/read-alerts";
import { fetchJson } from "../live/fetch-json";
import { Group } from "../settings/group";
import { Read } from "../settings/read";
import { PageHeader } from "../ui/page-header";
import { ALERTS_KEY } from "./alerts-key";
import { CalendarFeed, type FeedActions } from "./calendar-feed";
import { type ChooseAlerts, MailStages } from "./mail-stages";

/** How one is told before a hold lapses: one's own settings, for everybody who may capture. */
export function AlertsPage({ actions }: { actions: FeedActions & { choose: ChooseAlerts } }) {
  const t = useTranslations("alerts");
  const alerts = useQuery({
    queryKey: ALERTS_KEY,
    queryFn: ({ signal }) => fetchJson<Alerts>("/api/desk/alerts", signal),
  });
  return (
    <>
      <PageHeader title={t("title")} sub={t("lead")} back={{ href: "/authorizations", label: t("back") }} />
      <Read query={alerts} rows={4}>
        {(data) => (
          <div className="max-w-208">
            <Group title={t("mail.title")} hint={t("mail.hint", { email: data.email })}>
              <MailStages stages={data.stages} choose={actions.choose} />
            </Group>
            <Group title={t("feed.title")} hint={t("feed.hint")}>
              <CalendarFeed feed={data.feed} actions={actions} />
            </Group>
          </div>
        )}
      </Read>
    </>
  );
}
