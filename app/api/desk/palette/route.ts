import { getHandler } from "@/app/_server/get-handler";
import { findAnything, findVisited } from "@/lib/palette/find";

/** `?q=`: what a person may mean by it. `?visited=`: what was looked at last, by its ids. */
export const GET = getHandler({
  permission: "desk.read",
  run: (ctx, { search }) => {
    const visited = search.get("visited");
    return visited === null ? findAnything(ctx, search.get("q") ?? "") : findVisited(ctx, visited);
  },
});
