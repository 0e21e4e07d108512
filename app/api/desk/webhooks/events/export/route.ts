import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { eventFilterOf, eventList } from "@/components/webhooks/event-list";
import { eventColumns } from "@/lib/webhooks/event-columns";
import { exportEvents } from "@/lib/webhooks/export-events";

/** The list's own address, with `&format=csv|xlsx&columns=heard,about,…`: the file of it. */
export const GET = getHandler<Response>({
  permission: "settings.read",
  run: async (ctx, request) => {
    const [t, tLists] = await Promise.all([getT("events"), getT("lists")]);
    const { search } = request;
    const asked = eventList.address.read(search);
    const columns = eventColumns.inFile(asked.columns);
    const ask = { filter: eventFilterOf(asked), columns, format: formatOf(search) };
    const made = await exportEvents(ctx, ask, {
      title: t("title"),
      column: (column) =>
        column === "contact" || column === "reference" ? t(`export.${column}`) : t(`column.${column}`),
      notOurs: t("notOurs"),
      state: (state) => t(`state.${state}`),
      note: (note) => tLists(`export.notes.${note}`),
    });
    return exportResponse(ctx, made, "events", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "settings.read", run: noFile });
