import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { linkFilterOf, linkList } from "@/components/mail/link-list";
import { exportLinks } from "@/lib/mail/export-links";
import { linkColumns } from "@/lib/mail/link-columns";
import { isKnownState } from "@/lib/transactions/transaction";

/** The list's own address, with `&format=csv|xlsx&columns=asked,contact,…`: the file of it. */
export const GET = getHandler<Response>({
  permission: "lists.export",
  run: async (ctx, request) => {
    const [t, tTransactions, tStates, tLists] = await Promise.all([
      getT("links"),
      getT("transactions"),
      getT("states"),
      getT("lists"),
    ]);
    const { search } = request;
    const asked = linkList.address.read(search);
    const columns = linkColumns.inFile(asked.columns);
    const ask = { filter: linkFilterOf(asked), columns, format: formatOf(search) };
    const made = await exportLinks(ctx, ask, {
      title: t("tab.all"),
      column: (column) =>
        column === "countedAs" || column === "currency" ? tLists(`export.columns.${column}`) : t(`column.${column}`),
      state: (state) => (isKnownState(state) ? tStates(state) : state),
      flow: (flow) => tTransactions(`flows.${flow}`),
      truth: (truth) => t(`short.${truth}`),
      bucket: (bucket) => tLists(`export.buckets.${bucket}`),
      note: (note) => tLists(`export.notes.${note}`),
    });
    return exportResponse(ctx, made, "links", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "lists.export", run: noFile });
