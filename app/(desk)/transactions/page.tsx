import type { Route } from "next";
import { redirect } from "next/navigation";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { placeOf } from "@/components/lists/define-list";
import { spelledOut } from "@/components/lists/spelled-out";
import { viewsKey } from "@/components/lists/views-key";
import { TransactionsList } from "@/components/transactions/list/transactions-list";
import { filterOf, transactionList } from "@/components/transactions/transaction-list";
import { dayKey } from "@/lib/i18n/format";
import { readSetting } from "@/lib/settings/settings";
import { listTransactions } from "@/lib/transactions/queries";
import { TRANSACTION_SEARCH } from "@/lib/transactions/search-words";
import { readViews } from "@/lib/views/queries";
import { viewActions } from "../_lists/view-actions";
import { checkNowAction } from "./actions";

export async function generateMetadata() {
  const t = await getT("transactions");
  return { title: t("title") };
}

export default async function TransactionsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [ctx, t, search] = await Promise.all([
    pageContext(),
    getT("transactions"),
    searchParams.then(transactionList.address.read),
  ]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("title")} />;
  // The search above every page knows no operators: what it was given is spelled out here.
  const words = {
    currency: ctx.currency,
    today: dayKey(ctx.now(), await readSetting(ctx.db, "desk.zone")),
    contacts: [],
  };
  const address = spelledOut(transactionList, TRANSACTION_SEARCH, search, words);
  if (address !== null) redirect(`/transactions${address}` as Route);
  const [page, views] = await Promise.all([
    listTransactions(ctx, filterOf(search), placeOf(search)),
    readViews(ctx, "transactions"),
  ]);
  return (
    <WithData
      queries={[
        { queryKey: transactionList.key(search), data: page },
        { queryKey: viewsKey("transactions"), data: views },
      ]}
    >
      <TransactionsList actions={{ check: checkNowAction, ...viewActions }} />
    </WithData>
  );
}
