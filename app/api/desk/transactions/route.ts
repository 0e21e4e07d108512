import { getHandler } from "@/app/_server/get-handler";
import { placeOf } from "@/components/lists/define-list";
import { filterOf, transactionList } from "@/components/transactions/transaction-list";
import { listTransactions, type TransactionPage } from "@/lib/transactions/queries";

export const GET = getHandler<TransactionPage>({
  permission: "desk.read",
  run: async (ctx, { search }) => {
    const params = transactionList.address.read(search);
    return listTransactions(ctx, filterOf(params), placeOf(params));
  },
});
