"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { type EventLayout, eventColumns } from "@/lib/webhooks/event-columns";
import { EVENT_SEARCH, EVENT_STATES, printEventSearch } from "@/lib/webhooks/event-search";
import type { EventPage } from "@/lib/webhooks/events";
import { ColumnChooser } from "../lists/column-chooser";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import ListExport from "../lists/list-export";
import { SearchBox, type ValueMeant } from "../lists/search/search-box";
import { useSearchLine } from "../lists/search/use-search-line";
import type { UsedOf } from "../lists/use-list";
import type { SavedViews, ViewActions } from "../lists/use-views";
import { ViewTabs } from "../lists/view-tabs";
import { PageHeader } from "../ui/page-header";
import { eventList } from "./event-list";

type EventsTopProps = Pick<UsedOf<typeof eventList>, "search" | "change" | "narrow"> & {
  page: EventPage | undefined;
  layout: EventLayout;
  onLayout: (layout: EventLayout) => void;
  saved: SavedViews;
  actions: ViewActions;
};

/** What stands above the events: where they are from, the views, and what they are narrowed by. */
export default function EventsTop(props: EventsTopProps) {
  const { search, change, narrow, page, layout, onLayout, saved, actions } = props;
  const t = useTranslations("events");
  const tSettings = useTranslations("settings");
  const { currency, locale } = useDesk();
  const { filter } = search;
  const matching = page?.counted.matching ?? 0;
  const line = useSearchLine({ language: EVENT_SEARCH, filter, onChange: narrow, contact: null });
  return (
    <>
      <PageHeader
        title={t("title")}
        sub={t("lead")}
        back={{ href: "/settings/webhooks" as Route, label: tSettings("sections.webhooks") }}
        actions={
          <>
            {matching === 0 ? null : (
              <ListExport count={matching} path={eventList.exportPath(search, layout.columns)} />
            )}
            <ColumnChooser
              columns={eventColumns}
              name={(column) => t(`column.${column}`)}
              layout={layout}
              onChange={onLayout}
            />
          </>
        }
      />
      <ViewTabs
        definition={eventList}
        search={search}
        change={change}
        label={t("views")}
        name={(view) => t(`view.${view}`)}
        counts={null}
        saved={saved}
        now={{ ...layout, filter: printEventSearch(filter, { currency, today: "", contacts: [], locale }) }}
        actions={actions}
      />
      <SearchBox line={line} label={t("search")} placeholder={t("placeholder")} Meaning={ValueMeaning} />
      <ListChips>
        <DateFilter days={filter} onChange={narrow} />
        <ChoiceFilter
          label={t("column.state")}
          options={EVENT_STATES}
          chosen={filter.states}
          draw={(state) => t(`state.${state}`)}
          say={(state) => t(`state.${state}`)}
          onChange={(states) => narrow({ states })}
        />
        <WordFilter
          label={t("column.type")}
          text={filter.type ?? ""}
          onChange={(type) => narrow({ type: type || null })}
        />
        <TextFilter hint={t("textHint")} text={filter.text} onChange={(text) => narrow({ text })} />
      </ListChips>
    </>
  );
}

function ValueMeaning({ value }: ValueMeant) {
  const t = useTranslations("events.state");
  const state = EVENT_STATES.find((each) => each === value);
  return state === undefined ? null : t(state);
}
