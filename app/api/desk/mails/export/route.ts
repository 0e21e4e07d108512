import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { mailFilterOf, mailList } from "@/components/mail/mail-list";
import { exportMails } from "@/lib/mail/export-mails";
import { mailColumns } from "@/lib/mail/mail-columns";

/** The list's own address, with `&format=csv|xlsx&columns=asked,recipient,…`: the file of it. */
export const GET = getHandler<Response>({
  permission: "lists.export",
  run: async (ctx, request) => {
    const [t, tContacts, tLists] = await Promise.all([getT("links"), getT("contacts"), getT("lists")]);
    const { search } = request;
    const asked = mailList.address.read(search);
    const columns = mailColumns.inFile(asked.columns);
    const ask = { filter: mailFilterOf(asked), columns, format: formatOf(search) };
    const made = await exportMails(ctx, ask, {
      title: t("mailTab.all"),
      column: (column) => t(`column.${column}`),
      language: (language) => tContacts(`languages.${language}`),
      kind: (kind) => t(`kind.${kind}`),
      truth: (truth) => t(`short.${truth}`),
      note: (note) => tLists(`export.notes.${note}`),
    });
    return exportResponse(ctx, made, "mails", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "lists.export", run: noFile });
