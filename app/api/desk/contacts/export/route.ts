import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { contactList } from "@/components/contacts/contact-list";
import { contactColumns } from "@/lib/contacts/contact-columns";
import { exportContacts } from "@/lib/contacts/export";

/** The list's own address, with `&format=csv|xlsx&columns=name,email,…`: the file of it. */
export const GET = getHandler<Response>({
  permission: "lists.export",
  run: async (ctx, request) => {
    const [t, tLists] = await Promise.all([getT("contacts"), getT("lists")]);
    const { search } = request;
    const asked = contactList.address.read(search);
    const columns = contactColumns.inFile(asked.columns);
    const made = await exportContacts(
      ctx,
      { filter: asked.filter, columns, format: formatOf(search) },
      {
        title: t("title"),
        column: (column) =>
          column === "countedAs" || column === "currency" ? tLists(`export.columns.${column}`) : t(`columns.${column}`),
        bucket: (bucket) => tLists(`export.buckets.${bucket}`),
        language: (language) => t(`languages.${language}`),
        standing: (standing) => t(`standingInList.${standing}`),
        note: (note) => tLists(`export.notes.${note}`),
      },
    );
    return exportResponse(ctx, made, "contacts", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "lists.export", run: noFile });
