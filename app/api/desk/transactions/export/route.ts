import { exportResponse, formatOf, noFile } from "@/app/_server/export-response";
import { getHandler } from "@/app/_server/get-handler";
import { filterOf, transactionList } from "@/components/transactions/transaction-list";
import { transactionColumns } from "@/lib/transactions/columns";
import { exportTransactions } from "@/lib/transactions/export";
import { NOTHING } from "@/lib/transactions/search-words";
import { isUuid } from "@/lib/uuid";
import { exportWords } from "./words";

/** As many as can be picked by hand. */
const MOST_IDS = 200;

/** The list's own address, with `&format=csv|xlsx&columns=time,contact,…`: the file of it. With `&ids=` only these, whatever the filter. */
export const GET = getHandler<Response>({
  permission: "lists.export",
  run: async (ctx, request) => {
    const { search } = request;
    const asked = transactionList.address.read(search);
    const columns = transactionColumns.inFile(asked.columns);
    const ids = search.get("ids")?.split(",").filter(isUuid).slice(0, MOST_IDS) ?? null;
    const filter = ids === null ? filterOf(asked) : { ...NOTHING, view: "all" as const };
    const ask = { filter, ids, columns, format: formatOf(search) };
    return exportResponse(ctx, await exportTransactions(ctx, ask, await exportWords()), "transactions", request);
  },
});

export const HEAD = getHandler<Response>({ permission: "lists.export", run: noFile });
