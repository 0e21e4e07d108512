import { getHandler } from "@/app/_server/get-handler";
import { NotFound } from "@/lib/errors";
import { readViews } from "@/lib/views/queries";
import { type ListViews, VIEWED_LISTS } from "@/lib/views/view";

/** `?list=transactions`: the views of a list and the columns that the reader chose. */
export const GET = getHandler<ListViews>({
  permission: "desk.read",
  run: (ctx, { search }) => {
    const list = VIEWED_LISTS.find((each) => each === search.get("list"));
    if (list === undefined) throw new NotFound("list");
    return readViews(ctx, list);
  },
});
