import {
  DELIVERY_VIEWS,
  type DeliveryFilter,
  type DeliverySearch,
  type DeliveryView,
  OUTCOMES,
} from "@/lib/webhooks/delivery-search";
import { known, listOf, named } from "../address/params";
import { defineList, type ListSearch } from "../lists/define-list";
import { DAYS, TEXT, words } from "../lists/filter-params";

type Search = ListSearch<DeliverySearch, DeliveryView>;

export const deliveryList = defineList<DeliverySearch, DeliveryView>({
  list: "deliveries",
  topic: "webhooks",
  path: "/settings/webhooks",
  api: "/api/desk/webhooks/deliveries",
  views: DELIVERY_VIEWS,
  filter: {
    text: TEXT,
    outcomes: named("state", listOf(known(OUTCOMES))),
    address: words("address"),
    ...DAYS,
  },
});

export const deliveryFilterOf = ({ filter, view }: Search): DeliveryFilter => ({ ...filter, view });
