"use client";

import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { printTexts, textsOf } from "@/lib/transactions/search-words";
import { DIRECTIONS, FLOWS, isKnownState, STATES } from "@/lib/transactions/transaction";
import { Chips } from "../../ui/chip";
import { StateBadge } from "../state-badge";
import type { useSearch } from "../use-search";
import { AmountFilter } from "./amount-filter";
import { ChoiceFilter } from "./choice-filter";
import { ContactFilter } from "./contact-filter";
import { DateFilter } from "./date-filter";
import { placeName } from "./place-name";
import { WordFilter } from "./word-filter";

type FilterChipsProps = Pick<ReturnType<typeof useSearch>, "search" | "change"> & { contactName: string | null };

/** What the list is narrowed by, each a chip; all of it stands in the address. */
export default function FilterChips({ search, change, contactName }: FilterChipsProps) {
  const t = useTranslations("transactions");
  const tStates = useTranslations("states");
  const { currency, zone } = useDesk();
  return (
    <Chips aside={t("context", { currency, place: placeName(zone) })}>
      <DateFilter days={search} onChange={change} />
      <AmountFilter range={search} onChange={change} />
      <ChoiceFilter
        label={t("filters.state")}
        options={STATES}
        chosen={search.state}
        draw={(state) => <StateBadge state={state} flush />}
        say={(state) => (isKnownState(state) ? tStates(state) : state)}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label={t("filters.direction")}
        options={DIRECTIONS}
        chosen={search.direction === null ? [] : [search.direction]}
        draw={(direction) => t(`filters.directions.${direction}`)}
        say={(direction) => t(`filters.directions.${direction}`)}
        // Both directions are no filter; the one ticked last holds.
        onChange={(chosen) => change({ direction: chosen.at(-1) ?? null })}
      />
      <ChoiceFilter
        label={t("filters.flow")}
        options={FLOWS}
        chosen={search.flow}
        draw={(flow) => t(`flows.${flow}`)}
        say={(flow) => t(`flows.${flow}`)}
        onChange={(flow) => change({ flow })}
      />
      <ContactFilter
        contactId={search.contact}
        name={contactName}
        onChange={(contact) => change({ contact, who: null })}
      />
      <WordFilter
        label={t("filters.contactName")}
        text={search.contact === null ? search.who : ""}
        onChange={(who) => change({ who })}
      />
      <WordFilter
        label={t("filters.last4")}
        text={search.last4 ?? ""}
        onChange={(last4) => change({ last4: /^\d{4}$/.test(last4) ? last4 : null })}
      />
      <WordFilter label={t("filters.reference")} text={search.ref} onChange={(ref) => change({ ref })} />
      <WordFilter
        label={t("filters.text")}
        hint={t("filters.textHint")}
        text={search.q}
        onChange={(q) => change({ q: asText(q) })}
      />
    </Chips>
  );
}

/** What is typed there is text, also where the search box would read it as more. */
const asText = (typed: string): string => printTexts(textsOf(typed));
