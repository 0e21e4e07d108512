import { getHandler } from "@/app/_server/get-handler";
import { placeOf } from "@/components/lists/define-list";
import { deliveryFilterOf, deliveryList } from "@/components/webhooks/delivery-list";
import { type DeliveryPage, listDeliveries } from "@/lib/webhooks/deliveries";

/** The address of the page of webhooks: one page of deliveries, the newest first. */
export const GET = getHandler<DeliveryPage>({
  permission: "settings.read",
  run: (ctx, { search }) => {
    const asked = deliveryList.address.read(search);
    return listDeliveries(ctx, deliveryFilterOf(asked), placeOf(asked));
  },
});
