"use client";

import { useTranslations } from "use-intl";
import { MAIL_KINDS, type MailKind } from "@/lib/mail/kind";
import type { MailPage } from "@/lib/mail/list-mails";
import { type MailColumn, mailColumns } from "@/lib/mail/mail-columns";
import { MAIL_SEARCH } from "@/lib/mail/mail-search";
import { MAIL_TRUTHS, type MailTruth } from "@/lib/mail/truth";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { ContactFilter } from "../lists/filters/contact-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { ListNarrowing, type ListTopProps } from "../lists/list-narrowing";
import { ListTools } from "../lists/list-tools";
import type { ValueMeant } from "../lists/search/search-box";
import type { UsedOf } from "../lists/use-list";
import { PageHeader } from "../ui/page-header";
import { mailList } from "./mail-list";
import { NewLinks } from "./new-links";
import { TruthBadge } from "./truth-badge";
import { useLinkTabs } from "./use-page-tabs";

type Used = Pick<UsedOf<typeof mailList>, "search" | "change" | "narrow">;

/** What stands above the mails: what can be done with all of them, the views, and what they are narrowed by. */
export default function MailsTop({ page, onLayout, ...list }: ListTopProps<Used, MailPage, MailColumn>) {
  const { search, narrow, layout } = list;
  const t = useTranslations("links");
  const { filter } = search;
  const contact = page !== undefined && page.contact?.id === filter.contactId ? page.contact : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ListTools
              matching={page?.counted.matching ?? 0}
              path={mailList.exportPath(search, layout.columns)}
              columns={mailColumns}
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
        definition={mailList}
        language={MAIL_SEARCH}
        contact={contact}
        tabs={{
          label: t("tabs"),
          name: (view) => t(`mailTab.${view}`),
          counts: page === undefined ? null : { bounced: page.counts.bounced },
          before: useLinkTabs(page?.counts),
        }}
        box={{ label: t("searchMails.label"), placeholder: t("searchMails.placeholder"), Meaning: ValueMeaning }}
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

type MailChipsProps = Pick<Used, "narrow"> & {
  filter: Used["search"]["filter"];
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
