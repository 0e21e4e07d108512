import { getHandler } from "@/app/_server/get-handler";
import { contactsAt } from "@/lib/contacts/create";

/** `?email=&except=`: contacts that have this mail address already, three at most. */
export const GET = getHandler({
  permission: "desk.read",
  run: (ctx, { search }) => contactsAt(ctx, search.get("email") ?? "", search.get("except")),
});
