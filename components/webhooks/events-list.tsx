"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { eventColumns } from "@/lib/webhooks/event-columns";
import type { EventView } from "@/lib/webhooks/event-search";
import type { EventPage } from "@/lib/webhooks/events";
import { ListBody } from "../lists/list-body";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { eventList } from "./event-list";
import { EventsTable } from "./events-table";

const EventsTop = apart(() => import("./events-top"), "soon");
const CountLine = apart(() => import("../lists/count-line"));

/** Everything that Jetpay ever told this desk, the last heard first, live. */
export function EventsList({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, goTo } = useList(eventList);
  const events = useListPage<EventPage>(eventList.key(search), eventList.api);
  const { layout, choose, saved } = useLayout(eventList, eventColumns, { search, change }, actions);
  return (
    <>
      <EventsTop
        search={search}
        change={change}
        narrow={narrow}
        page={events.data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      <ListBody
        reading={events}
        page={events.data}
        empty={<NoEvents view={search.view} narrow={narrow} />}
        below={({ counted, rows }) => <CountLine counted={counted} shown={rows.length} />}
        onGo={goTo}
      >
        {({ rows }) => <EventsTable rows={rows} layout={layout} busy={events.isPlaceholderData} />}
      </ListBody>
    </>
  );
}

function NoEvents({ view, narrow }: { view: EventView } & Pick<UsedOf<typeof eventList>, "narrow">) {
  const t = useTranslations("events");
  const tFilters = useTranslations("lists.filters");
  const last = lastFilter(eventList, useSearchParams().toString());
  if (last === null) return <EmptyState title={t(`empty.${view}`)}>{t(`empty.${view}Body`)}</EmptyState>;
  const date = tFilters("date");
  const labels = { text: tFilters("text"), states: t("column.state"), type: t("column.type"), from: date, to: date };
  return (
    <NothingFound definition={eventList} labels={labels} last={last} narrow={narrow}>
      {t("empty.none")}
    </NothingFound>
  );
}
