import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { services } from "@/app/_server/services";
import { deliveriesKey, STATUS_KEY } from "@/components/webhooks/keys";
import { Webhooks } from "@/components/webhooks/webhooks";
import { listDeliveries } from "@/lib/webhooks/deliveries";
import { readWebhookStatus } from "@/lib/webhooks/status";
import {
  applyAgainAction,
  checkWebhookAction,
  previewApplyAgainAction,
  registerWebhookAction,
  removeWebhookAction,
  replayAction,
} from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("settings"))("sections.webhooks") };
}

const actions = {
  register: registerWebhookAction,
  remove: removeWebhookAction,
  check: checkWebhookAction,
  applyAgain: applyAgainAction,
  replay: replayAction,
  previewApplyAgain: previewApplyAgainAction,
};

type Props = { searchParams: Promise<{ deliveries?: string | string[] }> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.webhooks")} />;
  const view = (await searchParams).deliveries === "refused" ? "refused" : "all";
  const [status, deliveries] = await Promise.all([
    readWebhookStatus(ctx, services().env.appUrl),
    listDeliveries(ctx, { view, after: null }),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: STATUS_KEY, data: status },
        { queryKey: deliveriesKey(view), data: { pages: [deliveries], pageParams: [null] } },
      ]}
    >
      <Webhooks actions={actions} />
    </WithData>
  );
}
