import { getHandler } from "@/app/_server/get-handler";
import { listContacts } from "@/lib/contacts/queries";

/** `?q=&after=`: one page of contacts by name. */
export const GET = getHandler({
  permission: "desk.read",
  run: (ctx, { search }) => listContacts(ctx, { search: search.get("q") ?? "", after: search.get("after") }),
});
