import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { services } from "@/app/_server/services";
import { placeOf } from "@/components/lists/define-list";
import { viewsKey } from "@/components/lists/views-key";
import { deliveryFilterOf, deliveryList } from "@/components/webhooks/delivery-list";
import { STATUS_KEY } from "@/components/webhooks/keys";
import { Webhooks } from "@/components/webhooks/webhooks";
import { readViews } from "@/lib/views/queries";
import { listDeliveries } from "@/lib/webhooks/deliveries";
import { readWebhookStatus } from "@/lib/webhooks/status";
import { viewActions } from "../../_lists/view-actions";
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

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "settings.read"))) return <NoRight title={(await getT("settings"))("sections.webhooks")} />;
  const search = deliveryList.address.read(await searchParams);
  const [status, deliveries, views] = await Promise.all([
    readWebhookStatus(ctx, services().env.appUrl),
    listDeliveries(ctx, deliveryFilterOf(search), placeOf(search)),
    readViews(ctx, deliveryList.list),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: STATUS_KEY, data: status },
        { queryKey: deliveryList.key(search), data: deliveries },
        { queryKey: viewsKey(deliveryList.list), data: views },
      ]}
    >
      <Webhooks actions={{ ...actions, ...viewActions }} />
    </WithData>
  );
}
