"use client";

import { useTranslations } from "use-intl";
import { MAIL_KINDS, type MailKind } from "@/lib/mail/kind";
import type { MailPage } from "@/lib/mail/list-mails";
import { type MailLayout, mailColumns } from "@/lib/mail/mail-columns";
import { MAIL_SEARCH, printMailSearch } from "@/lib/mail/mail-search";
import { MAIL_TRUTHS, type MailTruth } from "@/lib/mail/truth";
import { ColumnChooser } from "../lists/column-chooser";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { ContactFilter } from "../lists/filters/contact-filter";
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
import { useDesk } from "../shell/desk-context";
import { PageHeader } from "../ui/page-header";
import { mailList } from "./mail-list";
import { NewLinks } from "./new-links";
import { TruthBadge } from "./truth-badge";
import { useLinkTabs } from "./use-page-tabs";

type MailsTopProps = Pick<UsedOf<typeof mailList>, "search" | "change" | "narrow"> & {
  page: MailPage | undefined;
  layout: MailLayout;
  onLayout: (layout: MailLayout) => void;
  saved: SavedViews;
  actions: ViewActions;
};

/** What stands above the mails: what can be done with all of them, the views, and what they are narrowed by. */
export default function MailsTop(props: MailsTopProps) {
  const { search, change, narrow, page, layout, onLayout, saved, actions } = props;
  const t = useTranslations("links");
  const { currency, locale } = useDesk();
  const { filter } = search;
  const contact = page !== undefined && page.contact?.id === filter.contactId ? page.contact : null;
  const line = useSearchLine({ language: MAIL_SEARCH, filter, onChange: narrow, contact });
  const words = { currency, today: "", contacts: contact === null ? [] : [contact], locale };
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            {page === undefined || page.counted.matching === 0 ? null : (
              <ListExport count={page.counted.matching} path={mailList.exportPath(search, layout.columns)} />
            )}
            <ColumnChooser
              columns={mailColumns}
              name={(column) => t(`column.${column}`)}
              layout={layout}
              onChange={onLayout}
            />
            <NewLinks />
          </>
        }
      />
      <ViewTabs
        definition={mailList}
        search={search}
        change={change}
        label={t("tabs")}
        name={(view) => t(`mailTab.${view}`)}
        counts={page === undefined ? null : { bounced: page.counts.bounced }}
        before={useLinkTabs(page?.counts)}
        saved={saved}
        now={{ ...layout, filter: printMailSearch(filter, words) }}
        actions={actions}
      />
      <SearchBox
        line={line}
        label={t("searchMails.label")}
        placeholder={t("searchMails.placeholder")}
        Meaning={ValueMeaning}
      />
      <MailChips filter={filter} narrow={narrow} contactName={contact?.name ?? null} />
    </>
  );
}

function ValueMeaning({ value }: ValueMeant) {
  const t = useTranslations("links.kind");
  const truth = MAIL_TRUTHS.find((each) => each === value);
  if (truth !== undefined) return <TruthBadge truth={truth} flush />;
  const kind = MAIL_KINDS.find((each) => each === value);
  return kind === undefined ? null : t(kind);
}

type MailChipsProps = Pick<MailsTopProps, "narrow"> & {
  filter: MailsTopProps["search"]["filter"];
  contactName: string | null;
};

function MailChips({ filter, narrow, contactName }: MailChipsProps) {
  const tLinks = useTranslations("links");
  return (
    <ListChips>
      <DateFilter days={filter} onChange={narrow} />
      <ChoiceFilter<MailTruth>
        label={tLinks("column.delivery")}
        options={MAIL_TRUTHS}
        chosen={filter.truths}
        draw={(truth) => <TruthBadge truth={truth} flush />}
        say={(truth) => tLinks(`short.${truth}`)}
        onChange={(truths) => narrow({ truths })}
      />
      <ChoiceFilter<MailKind>
        label={tLinks("column.kind")}
        options={MAIL_KINDS}
        chosen={filter.kinds}
        draw={(kind) => tLinks(`kind.${kind}`)}
        say={(kind) => tLinks(`kind.${kind}`)}
        onChange={(kinds) => narrow({ kinds })}
      />
      <ContactFilter filter={filter} name={contactName} onChange={narrow} />
      <WordFilter
        label={tLinks("column.recipient")}
        text={filter.mailedTo ?? ""}
        onChange={(mailedTo) => narrow({ mailedTo: mailedTo || null })}
      />
      <TextFilter hint={tLinks("searchMails.textHint")} text={filter.text} onChange={(text) => narrow({ text })} />
    </ListChips>
  );
}
