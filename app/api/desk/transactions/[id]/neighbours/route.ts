import { getHandler } from "@/app/_server/get-handler";
import { filterOf, loadSearch } from "@/components/transactions/search-params";
import { type Neighbours, readNeighbours } from "@/lib/transactions/queries";

export const GET = getHandler<Neighbours, { id: string }>({
  permission: "desk.read",
  run: (ctx, { search, params }) => readNeighbours(ctx, params.id, filterOf(loadSearch(search))),
});
