import { getHandler } from "@/app/_server/get-handler";
import { type ContactDetail, readContact } from "@/lib/contacts/detail";
import { NotFound } from "@/lib/errors";

export const GET = getHandler<ContactDetail, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const contact = await readContact(ctx, params.id);
    if (contact === null) throw new NotFound("contact");
    return contact;
  },
});
