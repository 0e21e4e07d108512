import { getHandler } from "@/app/_server/get-handler";
import { filterOf, loadSearch, placeOf } from "@/components/transactions/search-params";
import { listTransactions, type TransactionPage } from "@/lib/transactions/queries";

export const GET = getHandler<TransactionPage>({
  permission: "desk.read",
  run: async (ctx, { search }) => {
    const params = loadSearch(search);
    return listTransactions(ctx, filterOf(params), placeOf(params));
  },
});
