import { getHandler } from "@/app/_server/get-handler";
import { searchContacts } from "@/lib/contacts/search";

/** `?q=`: up to eight contacts for a form's typeahead. */
export const GET = getHandler({
  permission: "desk.read",
  run: (ctx, { search }) => searchContacts(ctx, search.get("q") ?? ""),
});
