"use client";

import { useTranslations } from "use-intl";
import { LINK_FLOWS } from "@/lib/mail/link";
import { type LinkColumn, linkColumns } from "@/lib/mail/link-columns";
import { LINK_SEARCH } from "@/lib/mail/link-search";
import type { LinkPage } from "@/lib/mail/list-links";
import { AmountFilter } from "../lists/filters/amount-filter";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { ContactFilter } from "../lists/filters/contact-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { ListNarrowing, type ListTopProps } from "../lists/list-narrowing";
import { ListTools } from "../lists/list-tools";
import type { UsedOf } from "../lists/use-list";
import { ValueMeaning } from "../transactions/list/transaction-search";
import { StateFilter } from "../transactions/state-filter";
import { PageHeader } from "../ui/page-header";
import { linkList } from "./link-list";
import { NewLinks } from "./new-links";
import { useMailTabs } from "./use-page-tabs";

type Used = Pick<UsedOf<typeof linkList>, "search" | "change" | "narrow">;

/** What stands above the links: what can be done with all of them, the views, and what they are narrowed by. */
export default function LinksTop({ page, onLayout, ...list }: ListTopProps<Used, LinkPage, LinkColumn>) {
  const { search, narrow, layout } = list;
  const t = useTranslations("links");
  const { filter } = search;
  const contact = page !== undefined && page.contact?.id === filter.contactId ? page.contact : null;
  const counts = page?.counts;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ListTools
              matching={page?.sums.matching ?? 0}
              path={linkList.exportPath(search, layout.columns)}
              columns={linkColumns}
              name={(column) => t(`column.${column}`)}
              layout={layout}
              onChange={onLayout}
            />
            <NewLinks />
          </>
        }
      />
      <ListNarrowing
        {...list}
        definition={linkList}
        language={LINK_SEARCH}
        contact={contact}
        tabs={{
          label: t("tabs"),
          name: (view) => t(`tab.${view}`),
          counts: counts === undefined ? null : { waiting: counts.waiting, not_mailed: counts.notMailed },
          after: useMailTabs(counts),
        }}
        box={{ label: t("search.label"), placeholder: t("search.placeholder"), Meaning: ValueMeaning }}
      />
      <LinkChips filter={filter} narrow={narrow} contactName={contact?.name ?? null} />
    </>
  );
}

type LinkChipsProps = Pick<Used, "narrow"> & {
  filter: Used["search"]["filter"];
  contactName: string | null;
};

function LinkChips({ filter, narrow, contactName }: LinkChipsProps) {
  const t = useTranslations("lists.filters");
  const tLinks = useTranslations("links");
  const tFlows = useTranslations("transactions.flows");
  return (
    <ListChips money>
      <DateFilter days={filter} onChange={narrow} />
      <AmountFilter range={filter} onChange={narrow} />
      <StateFilter states={filter.states} onChange={(states) => narrow({ states })} />
      <ChoiceFilter
        label={t("flow")}
        options={LINK_FLOWS}
        chosen={filter.flows}
        draw={(flow) => tFlows(flow)}
        say={(flow) => tFlows(flow)}
        onChange={(flows) => narrow({ flows })}
      />
      <ContactFilter filter={filter} name={contactName} onChange={narrow} />
      <WordFilter
        label={t("mailedTo")}
        text={filter.mailedTo ?? ""}
        onChange={(mailedTo) => narrow({ mailedTo: mailedTo || null })}
      />
      <WordFilter
        label={t("reference")}
        text={filter.reference ?? ""}
        onChange={(reference) => narrow({ reference: reference || null })}
      />
      <TextFilter hint={tLinks("search.textHint")} text={filter.text} onChange={(text) => narrow({ text })} />
    </ListChips>
  );
}
