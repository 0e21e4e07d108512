import { type TransactionFilter, VIEWS, type View } from "@/lib/transactions/filter";
import type { SearchFilter } from "@/lib/transactions/search-words";
import { DIRECTIONS, FLOWS } from "@/lib/transactions/transaction";
import { known, listOf, named, oneOf, optional } from "../address/params";
import { defineList, type ListSearch } from "../lists/define-list";
import { AMOUNT, CONTACT, DAYS, STATES_PARAM, TEXT, words } from "../lists/filter-params";

type Search = ListSearch<SearchFilter, View>;

export const transactionList = defineList<SearchFilter, View>({
  list: "transactions",
  topic: "transactions",
  path: "/transactions",
  api: "/api/desk/transactions",
  views: VIEWS,
  filter: {
    text: TEXT,
    flows: named("flow", listOf(known(FLOWS))),
    states: STATES_PARAM,
    direction: oneOf(DIRECTIONS, null),
    ...CONTACT,
    last4: optional((found) => (/^\d{4}$/.test(found) ? found : null)),
    reference: words("ref"),
    ...AMOUNT,
    ...DAYS,
  },
});

export const filterOf = ({ filter, view }: Search): TransactionFilter => ({ ...filter, view });
