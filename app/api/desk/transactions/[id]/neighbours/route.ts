import { getHandler } from "@/app/_server/get-handler";
import { filterOf, transactionList } from "@/components/transactions/transaction-list";
import { type Neighbours, readNeighbours } from "@/lib/transactions/queries";

export const GET = getHandler<Neighbours, { id: string }>({
  permission: "desk.read",
  run: (ctx, { search, params }) => readNeighbours(ctx, params.id, filterOf(transactionList.address.read(search))),
});
