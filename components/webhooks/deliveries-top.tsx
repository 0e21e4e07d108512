"use client";

import { useTranslations } from "use-intl";
import type { DeliveryColumn } from "@/lib/webhooks/delivery-columns";
import { DELIVERY_SEARCH, OUTCOMES } from "@/lib/webhooks/delivery-search";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { ListNarrowing, type ListTopProps } from "../lists/list-narrowing";
import type { ValueMeant } from "../lists/search/search-box";
import type { UsedOf } from "../lists/use-list";
import { deliveryList } from "./delivery-list";
import { useOutcomeWords } from "./use-outcome-words";

type Used = Pick<UsedOf<typeof deliveryList>, "search" | "change" | "narrow">;

/** What stands above the log of deliveries: the views, and what it is narrowed by. */
export default function DeliveriesTop(list: Omit<ListTopProps<Used, never, DeliveryColumn>, "page" | "onLayout">) {
  const { search, narrow } = list;
  const t = useTranslations("settings.webhooks");
  const say = useOutcomeWords();
  const { filter } = search;
  return (
    <>
      <ListNarrowing
        {...list}
        definition={deliveryList}
        language={DELIVERY_SEARCH}
        tabs={{ label: t("views"), name: (view) => t(view), counts: null }}
        box={{ label: t("search.label"), placeholder: t("search.placeholder"), Meaning: ValueMeaning }}
      />
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
