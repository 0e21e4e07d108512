import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { getT } from "@/app/_server/i18n";
import { contactList } from "@/components/contacts/contact-list";
import { exportContacts } from "@/lib/contacts/export";

/** The list's own address, with `&format=csv|xlsx`: the file of it. */
export const GET = getHandler<Response>({
  permission: "lists.export",
  run: async (ctx, request) => {
    const [t, tLists] = await Promise.all([getT("contacts"), getT("lists")]);
    const { search } = request;
    const made = await exportContacts(
      ctx,
      { filter: contactList.address.read(search).filter, format: formatOf(search) },
      {
        title: t("title"),
        column: (column) => t(`export.${column}`),
        language: (language) => t(`languages.${language}`),
        standing: (standing) => t(`standingInList.${standing}`),
        note: (note) => tLists(`export.notes.${note}`),
      },
    );
    return exportResponse(ctx, made, "contacts", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "lists.export", run: noFile });
