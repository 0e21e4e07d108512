import { getHandler } from "@/app/_server/get-handler";
import { listOrphans, type OrphanPage } from "@/lib/transactions/orphans";

export const GET = getHandler<OrphanPage>({
  permission: "desk.read",
  run: (ctx, { search }) => listOrphans(ctx, search.get("after")),
});
