"use client";

import { useTranslations } from "use-intl";
import { DIRECTIONS, FLOWS } from "@/lib/transactions/transaction";
import { AmountFilter } from "../../lists/filters/amount-filter";
import { ChoiceFilter } from "../../lists/filters/choice-filter";
import { ContactFilter } from "../../lists/filters/contact-filter";
import { DateFilter } from "../../lists/filters/date-filter";
import { ListChips } from "../../lists/filters/list-chips";
import { TextFilter } from "../../lists/filters/text-filter";
import { WordFilter } from "../../lists/filters/word-filter";
import type { UsedOf } from "../../lists/use-list";
import { StateFilter } from "../state-filter";
import type { transactionList } from "../transaction-list";

type FilterChipsProps = Pick<UsedOf<typeof transactionList>, "search" | "narrow"> & { contactName: string | null };

/** What the list is narrowed by, each a chip; all of it stands in the address. */
export default function FilterChips({ search: { filter }, narrow, contactName }: FilterChipsProps) {
  const t = useTranslations("transactions");
  const tFilters = useTranslations("lists.filters");
  return (
    <ListChips money>
      <DateFilter days={filter} onChange={narrow} />
      <AmountFilter range={filter} onChange={narrow} />
      <StateFilter states={filter.states} onChange={(states) => narrow({ states })} />
      <ChoiceFilter
        label={tFilters("direction")}
        options={DIRECTIONS}
        chosen={filter.direction === null ? [] : [filter.direction]}
        draw={(direction) => tFilters(`directions.${direction}`)}
        say={(direction) => tFilters(`directions.${direction}`)}
        // Both directions are no filter; the one ticked last holds.
        onChange={(chosen) => narrow({ direction: chosen.at(-1) ?? null })}
      />
      <ChoiceFilter
        label={tFilters("flow")}
        options={FLOWS}
        chosen={filter.flows}
        draw={(flow) => t(`flows.${flow}`)}
        say={(flow) => t(`flows.${flow}`)}
        onChange={(flows) => narrow({ flows })}
      />
      <ContactFilter filter={filter} name={contactName} onChange={narrow} />
      <WordFilter
        label={tFilters("last4")}
        text={filter.last4 ?? ""}
        onChange={(last4) => narrow({ last4: /^\d{4}$/.test(last4) ? last4 : null })}
      />
      <WordFilter
        label={tFilters("reference")}
        text={filter.reference ?? ""}
        onChange={(reference) => narrow({ reference: reference || null })}
      />
      <TextFilter hint={t("search.textHint")} text={filter.text} onChange={(text) => narrow({ text })} />
    </ListChips>
  );
}
