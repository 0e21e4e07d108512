import { getHandler } from "@/app/_server/get-handler";
import { readLinkView } from "@/lib/mail/link";
import { type LinkPage, listLinks } from "@/lib/mail/queries";

/** `?view=&after=`: one page of links, the newest first. */
export const GET = getHandler<LinkPage>({
  permission: "desk.read",
  run: (ctx, { search }) => listLinks(ctx, { view: readLinkView(search.get("view")), after: search.get("after") }),
});
