import { getHandler } from "@/app/_server/get-handler";
import { contactList } from "@/components/contacts/contact-list";
import { placeOf } from "@/components/lists/define-list";
import { type ContactPage, listContacts } from "@/lib/contacts/queries";

/** The address of the page of contacts: one page of them by name. */
export const GET = getHandler<ContactPage>({
  permission: "desk.read",
  run: (ctx, { search }) => {
    const asked = contactList.address.read(search);
    return listContacts(ctx, asked.filter, placeOf(asked));
  },
});
