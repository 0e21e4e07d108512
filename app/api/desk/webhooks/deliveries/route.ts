import { getHandler } from "@/app/_server/get-handler";
import { type DeliveryPage, listDeliveries } from "@/lib/webhooks/deliveries";

export const GET = getHandler<DeliveryPage>({
  permission: "settings.read",
  run: (ctx, { search }) =>
    listDeliveries(ctx, { view: search.get("view") === "refused" ? "refused" : "all", after: search.get("after") }),
});
