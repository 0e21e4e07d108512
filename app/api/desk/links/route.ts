import { getHandler } from "@/app/_server/get-handler";
import { placeOf } from "@/components/lists/define-list";
import { linkFilterOf, linkList } from "@/components/mail/link-list";
import { type LinkPage, listLinks } from "@/lib/mail/list-links";

/** The address of the page of links: one page of them, the newest first. */
export const GET = getHandler<LinkPage>({
  permission: "desk.read",
  run: (ctx, { search }) => {
    const asked = linkList.address.read(search);
    return listLinks(ctx, linkFilterOf(asked), placeOf(asked));
  },
});
