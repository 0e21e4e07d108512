import { LINK_FLOWS, LINK_VIEWS, type LinkView } from "@/lib/mail/link";
import type { LinkFilter, LinkSearch } from "@/lib/mail/link-search";
import type { Flow } from "@/lib/transactions/transaction";
import { known, listOf, named } from "../address/params";
import { defineList, type ListSearch } from "../lists/define-list";
import { AMOUNT, CONTACT, DAYS, STATES_PARAM, TEXT, words } from "../lists/filter-params";

type Search = ListSearch<LinkSearch, LinkView>;

export const linkList = defineList<LinkSearch, LinkView>({
  list: "links",
  topic: "mails",
  path: "/links",
  api: "/api/desk/links",
  views: LINK_VIEWS,
  filter: {
    text: TEXT,
    flows: named("flow", listOf(known<Flow>(LINK_FLOWS))),
    states: STATES_PARAM,
    ...CONTACT,
    mailedTo: words("mailed"),
    reference: words("ref"),
    ...AMOUNT,
    ...DAYS,
  },
});

export const linkFilterOf = ({ filter, view }: Search): LinkFilter => ({ ...filter, view });
