import { getHandler } from "@/app/_server/get-handler";
import type { Overview } from "@/lib/overview/overview";
import { readOverview } from "@/lib/overview/queries";

export const GET = getHandler<Overview>({
  permission: "desk.read",
  run: (ctx, { search }) => readOverview(ctx, search.get("by") === "week" ? "week" : "day"),
});
