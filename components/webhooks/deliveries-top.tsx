"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import type { DeliveryLayout } from "@/lib/webhooks/delivery-columns";
import { DELIVERY_SEARCH, OUTCOMES, printDeliverySearch } from "@/lib/webhooks/delivery-search";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { SearchBox, type ValueMeant } from "../lists/search/search-box";
import { useSearchLine } from "../lists/search/use-search-line";
import type { UsedOf } from "../lists/use-list";
import type { SavedViews, ViewActions } from "../lists/use-views";
import { ViewTabs } from "../lists/view-tabs";
import { deliveryList } from "./delivery-list";
import { useOutcomeWords } from "./use-outcome-words";

type DeliveriesTopProps = Pick<UsedOf<typeof deliveryList>, "search" | "change" | "narrow"> & {
  layout: DeliveryLayout;
  saved: SavedViews;
  actions: ViewActions;
};

/** What stands above the log of deliveries: the views, and what it is narrowed by. */
export default function DeliveriesTop({ search, change, narrow, layout, saved, actions }: DeliveriesTopProps) {
  const t = useTranslations("settings.webhooks");
  const { currency, locale } = useDesk();
  const say = useOutcomeWords();
  const { filter } = search;
  const line = useSearchLine({ language: DELIVERY_SEARCH, filter, onChange: narrow, contact: null });
  return (
    <>
      <ViewTabs
        definition={deliveryList}
        search={search}
        change={change}
        label={t("views")}
        name={(view) => t(view)}
        counts={null}
        saved={saved}
        now={{ ...layout, filter: printDeliverySearch(filter, { currency, today: "", contacts: [], locale }) }}
        actions={actions}
      />
      <SearchBox line={line} label={t("search.label")} placeholder={t("search.placeholder")} Meaning={ValueMeaning} />
      <ListChips>
        <DateFilter days={filter} onChange={narrow} />
        <ChoiceFilter
          label={t("columns.outcome")}
          options={OUTCOMES}
          chosen={filter.outcomes}
          draw={say}
          say={say}
          onChange={(outcomes) => narrow({ outcomes })}
        />
        <WordFilter
          label={t("columns.from")}
          text={filter.address ?? ""}
          onChange={(address) => narrow({ address: address || null })}
        />
        <TextFilter hint={t("search.textHint")} text={filter.text} onChange={(text) => narrow({ text })} />
      </ListChips>
    </>
  );
}

function ValueMeaning({ value }: ValueMeant) {
  return useOutcomeWords()(value);
}
