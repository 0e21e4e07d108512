import {
  EVENT_STATES,
  EVENT_VIEWS,
  type EventFilter,
  type EventSearch,
  type EventView,
} from "@/lib/webhooks/event-search";
import { known, listOf, named } from "../address/params";
import { defineList, type ListSearch } from "../lists/define-list";
import { DAYS, TEXT, words } from "../lists/filter-params";

type Search = ListSearch<EventSearch, EventView>;

export const eventList = defineList<EventSearch, EventView>({
  list: "events",
  topic: "webhooks",
  path: "/settings/webhooks/events",
  api: "/api/desk/webhooks/events",
  views: EVENT_VIEWS,
  filter: {
    text: TEXT,
    states: named("state", listOf(known(EVENT_STATES))),
    type: words("type"),
    ...DAYS,
  },
});

export const eventFilterOf = ({ filter, view }: Search): EventFilter => ({ ...filter, view });
