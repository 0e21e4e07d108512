"use client";

import { useTranslations } from "use-intl";
import { TRANSACTION_SEARCH } from "@/lib/transactions/search-words";
import { FLOWS, isKnownState } from "@/lib/transactions/transaction";
import { SearchBox, type ValueMeant } from "../../lists/search/search-box";
import { useSearchLine } from "../../lists/search/use-search-line";
import type { UsedOf } from "../../lists/use-list";
import { StateBadge } from "../state-badge";
import type { transactionList } from "../transaction-list";

type TransactionSearchProps = Pick<UsedOf<typeof transactionList>, "search" | "narrow"> & {
  contact: { id: string; name: string } | null;
};

export default function TransactionSearch({ search, narrow, contact }: TransactionSearchProps) {
  const t = useTranslations("transactions.search");
  const line = useSearchLine({
    language: TRANSACTION_SEARCH,
    filter: search.filter,
    onChange: narrow,
    contact,
  });
  return <SearchBox line={line} label={t("label")} placeholder={t("placeholder")} Meaning={ValueMeaning} />;
}

/** What a word means that transactions are searched by. */
export function ValueMeaning({ operator, value }: ValueMeant) {
  const t = useTranslations("lists.search");
  const tFlows = useTranslations("transactions.flows");
  if (operator === "state") return isKnownState(value) ? <StateBadge state={value} flush /> : null;
  if (value === "in" || value === "out") return t(value);
  const flow = FLOWS.find((name) => name === value);
  return flow === undefined ? null : tFlows(flow);
}
