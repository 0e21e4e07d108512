import { notFound } from "next/navigation";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { linkActions } from "@/app/(desk)/_links/link-actions";
import { paperActions } from "@/app/(desk)/_papers/paper-actions";
import { linkKey, paperKey } from "@/components/mail/mail-keys";
import { ShareLink } from "@/components/mail/share-link";
import { Papers } from "@/components/papers/papers";
import { neighboursKey, transactionKey } from "@/components/transactions/detail/keys";
import { TransactionView } from "@/components/transactions/detail/transaction-view";
import { filterOf, transactionList } from "@/components/transactions/transaction-list";
import { readLink } from "@/lib/mail/detail";
import { goesByLink } from "@/lib/mail/link";
import { readPaper } from "@/lib/papers/detail";
import { readTransaction } from "@/lib/transactions/detail";
import { readNeighbours } from "@/lib/transactions/queries";
import {
  cancelAction,
  captureAction,
  checkNowAction,
  giveLinkAction,
  resolveAction,
  settleContradictionAction,
  withdrawAction,
} from "../actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  const t = await getT("transactions");
  return { title: t("one") };
}

export default async function TransactionPage({ params, searchParams }: Props) {
  const [ctx, t, { id }, search] = await Promise.all([
    pageContext(),
    getT("transactions"),
    params,
    searchParams.then(transactionList.address.read),
  ]);
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={t("title")} />;
  const [transaction, neighbours, link] = await Promise.all([
    readTransaction(ctx, id),
    readNeighbours(ctx, id, filterOf(search)),
    readLink(ctx, id),
  ]);
  if (transaction === null) notFound();
  const paper = transaction.paper === null ? null : await readPaper(ctx, id);
  const address = transactionList.withoutPlace(search);
  return (
    <WithData
      queries={[
        { queryKey: transactionKey(id), data: transaction },
        { queryKey: neighboursKey(id, address), data: neighbours },
        { queryKey: linkKey(id), data: link },
        ...(paper === null ? [] : [{ queryKey: paperKey(id), data: paper }]),
      ]}
    >
      <TransactionView
        id={id}
        search={address}
        actions={{ capture: captureAction, cancel: cancelAction, withdraw: withdrawAction, check: checkNowAction }}
        doubts={{ resolve: resolveAction, settleContradiction: settleContradictionAction, giveLink: giveLinkAction }}
        panels={
          <>
            {goesByLink(transaction.flow) ? <ShareLink transactionId={id} actions={linkActions()} /> : null}
            <Papers transactionId={id} actions={paperActions()} />
          </>
        }
      />
    </WithData>
  );
}
