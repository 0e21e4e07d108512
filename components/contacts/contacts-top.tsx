"use client";

import { useTranslations } from "use-intl";
import { STANDINGS } from "@/lib/contacts/contact";
import { type ContactColumn, contactColumns } from "@/lib/contacts/contact-columns";
import { CONTACT_SEARCH, METHOD_CHOICES, type MethodChoice } from "@/lib/contacts/contact-search";
import type { ContactPage } from "@/lib/contacts/queries";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { ListNarrowing, type ListTopProps } from "../lists/list-narrowing";
import { ListTools } from "../lists/list-tools";
import type { ValueMeant } from "../lists/search/search-box";
import type { UsedOf } from "../lists/use-list";
import { Chips } from "../ui/chip";
import { PageHeader } from "../ui/page-header";
import { contactList } from "./contact-list";
import { NewContact } from "./new-contact";
import { StandingBadge } from "./standing-badge";

type Used = Pick<UsedOf<typeof contactList>, "search" | "change" | "narrow" | "narrowing">;

/** What stands above the contacts: what can be done with all of them, the views, and what they are narrowed by. */
export default function ContactsTop({ page, onLayout, ...list }: ListTopProps<Used, ContactPage, ContactColumn>) {
  const { search, narrow, narrowing, layout } = list;
  const t = useTranslations("contacts");
  const { filter } = search;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ListTools
              matching={page?.counted.matching ?? 0}
              path={contactList.exportPath(search, layout.columns)}
              columns={contactColumns}
              name={(column) => t(`columns.${column}`)}
              layout={layout}
              onChange={onLayout}
            />
            <NewContact />
          </>
        }
      />
      {page?.counted.total === 0 ? null : (
        <>
          <ListNarrowing
            {...list}
            definition={contactList}
            language={CONTACT_SEARCH}
            onPause={narrowing}
            tabs={{ label: t("list.views"), name: (view) => t(`list.view.${view}`), counts: null }}
            box={{ label: t("list.search"), placeholder: t("list.placeholder"), Meaning: ValueMeaning }}
          />
          <ContactChips filter={filter} narrow={narrow} />
        </>
      )}
    </>
  );
}

function ValueMeaning({ operator, value }: ValueMeant) {
  const t = useTranslations("contacts.list.method");
  const standing = STANDINGS.find((each) => each === value);
  if (operator === "state" && standing !== undefined) return <StandingBadge standing={standing} inList />;
  const method = METHOD_CHOICES.find((each) => each === value);
  return method === undefined ? null : t(method);
}

function ContactChips({ filter, narrow }: Pick<Used, "narrow"> & { filter: Filter }) {
  const t = useTranslations("contacts");
  return (
    <Chips>
      <ChoiceFilter
        label={t("list.filters.standings")}
        options={STANDINGS}
        chosen={filter.standings}
        draw={(standing) => <StandingBadge standing={standing} inList />}
        say={(standing) => t(`standingInList.${standing}`)}
        onChange={(standings) => narrow({ standings })}
      />
      <ChoiceFilter<MethodChoice>
        label={t("list.filters.methods")}
        options={METHOD_CHOICES}
        chosen={filter.methods}
        draw={(method) => t(`list.method.${method}`)}
        say={(method) => t(`list.method.${method}`)}
        onChange={(methods) => narrow({ methods })}
      />
      <WordFilter
        label={t("list.filters.name")}
        text={filter.name ?? ""}
        onChange={(name) => narrow({ name: name || null })}
      />
      <WordFilter
        label={t("list.filters.mail")}
        text={filter.mail ?? ""}
        onChange={(mail) => narrow({ mail: mail || null })}
      />
      <TextFilter hint={t("list.nobodyHint")} text={filter.text} onChange={(text) => narrow({ text })} />
    </Chips>
  );
}

type Filter = Used["search"]["filter"];
