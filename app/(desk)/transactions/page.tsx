import { getT } from "@/app/_server/i18n";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { TransactionsList } from "@/components/transactions/list/transactions-list";
import { filterOf, listKey, loadSearch, placeOf } from "@/components/transactions/search-params";
import { NoRight } from "@/components/ui/no-right";
import { listTransactions } from "@/lib/transactions/queries";

export async function generateMetadata() {
  const t = await getT("transactions");
  return { title: t("title") };
}

export default async function TransactionsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [ctx, t, search] = await Promise.all([pageContext(), getT("transactions"), searchParams.then(loadSearch)]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("title")} />;
  const page = await listTransactions(ctx, filterOf(search), placeOf(search));
  return (
    <WithData queries={[{ queryKey: listKey(search), data: page }]}>
      <TransactionsList />
    </WithData>
  );
}
