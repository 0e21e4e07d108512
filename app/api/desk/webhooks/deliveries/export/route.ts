import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { deliveryFilterOf, deliveryList } from "@/components/webhooks/delivery-list";
import { deliveryColumns } from "@/lib/webhooks/delivery-columns";
import { OUTCOMES } from "@/lib/webhooks/delivery-search";
import { exportDeliveries } from "@/lib/webhooks/export-deliveries";

/** The list's own address, with `&format=csv|xlsx&columns=time,outcome,…`: the file of it. */
export const GET = getHandler<Response>({
  permission: "settings.read",
  run: async (ctx, request) => {
    const [t, tLists] = await Promise.all([getT("settings"), getT("lists")]);
    const { search } = request;
    const asked = deliveryList.address.read(search);
    const columns = deliveryColumns.inFile(asked.columns);
    const ask = { filter: deliveryFilterOf(asked), columns, format: formatOf(search) };
    const made = await exportDeliveries(ctx, ask, {
      title: t("webhooks.deliveries"),
      column: (column) => t(`webhooks.export.${column}`),
      outcome: (outcome) => t(`webhooks.outcomes.${OUTCOMES.find((each) => each === outcome) ?? "other"}`, { outcome }),
      note: (note) => tLists(`export.notes.${note}`),
    });
    return exportResponse(ctx, made, "deliveries", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "settings.read", run: noFile });
