"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { type EventColumn, eventColumns } from "@/lib/webhooks/event-columns";
import { EVENT_SEARCH, EVENT_STATES } from "@/lib/webhooks/event-search";
import type { EventPage } from "@/lib/webhooks/events";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { ListNarrowing, type ListTopProps } from "../lists/list-narrowing";
import { ListTools } from "../lists/list-tools";
import type { ValueMeant } from "../lists/search/search-box";
import type { UsedOf } from "../lists/use-list";
import { PageHeader } from "../ui/page-header";
import { eventList } from "./event-list";

type Used = Pick<UsedOf<typeof eventList>, "search" | "change" | "narrow">;

/** What stands above the events: where they are from, the views, and what they are narrowed by. */
export default function EventsTop({ page, onLayout, ...list }: ListTopProps<Used, EventPage, EventColumn>) {
  const { search, narrow, layout } = list;
  const t = useTranslations("events");
  const tSettings = useTranslations("settings");
  const { filter } = search;
  return (
    <>
      <PageHeader
        title={t("title")}
        sub={t("lead")}
        back={{ href: "/settings/webhooks" as Route, label: tSettings("sections.webhooks") }}
        actions={
          <ListTools
            matching={page?.counted.matching ?? 0}
            path={eventList.exportPath(search, layout.columns)}
            columns={eventColumns}
            name={(column) => t(`column.${column}`)}
            layout={layout}
            onChange={onLayout}
          />
        }
      />
      <ListNarrowing
        {...list}
        definition={eventList}
        language={EVENT_SEARCH}
        tabs={{ label: t("views"), name: (view) => t(`view.${view}`), counts: null }}
        box={{ label: t("search"), placeholder: t("placeholder"), Meaning: ValueMeaning }}
      />
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
