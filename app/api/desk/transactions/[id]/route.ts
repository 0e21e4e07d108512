import { getHandler } from "@/app/_server/get-handler";
import { NotFound } from "@/lib/errors";
import { readTransaction, type TransactionDetail } from "@/lib/transactions/detail";

export const GET = getHandler<TransactionDetail, { id: string }>({
  permission: "desk.read",
  run: async (ctx, { params }) => {
    const transaction = await readTransaction(ctx, params.id);
    if (transaction === null) throw new NotFound("transaction");
    return transaction;
  },
});
