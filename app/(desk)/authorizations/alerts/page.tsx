import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { ALERTS_KEY } from "@/components/alerts/alerts-key";
import { AlertsPage } from "@/components/alerts/alerts-page";
import { readAlerts } from "@/lib/alerts/read-alerts";
import { chooseAlertsAction, endFeedAction, makeFeedAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("alerts"))("title") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "authorizations.capture"))) return <NoRight title={(await getT("alerts"))("title")} />;
  return (
    <WithData queries={[{ queryKey: ALERTS_KEY, data: await readAlerts(ctx) }]}>
      <AlertsPage actions={{ choose: chooseAlertsAction, make: makeFeedAction, end: endFeedAction }} />
    </WithData>
  );
}
