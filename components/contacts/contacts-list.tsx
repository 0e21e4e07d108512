"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { contactColumns } from "@/lib/contacts/contact-columns";
import type { ContactPage } from "@/lib/contacts/queries";
import { ListBody } from "../lists/list-body";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { contactList } from "./contact-list";
import { ContactsTable } from "./contacts-table";
import { NewContact } from "./new-contact";

const ContactsTop = apart(() => import("./contacts-top"), "soon");
const CountLine = apart(() => import("../lists/count-line"));

/** Everyone whom the company pays or is paid by, by name. */
export function ContactsList({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, narrowing, goTo } = useList(contactList);
  const contacts = useListPage<ContactPage>(contactList.key(search), contactList.api);
  const { layout, choose, saved } = useLayout(contactList, contactColumns, { search, change }, actions);
  return (
    <>
      <ContactsTop
        search={search}
        change={change}
        narrow={narrow}
        narrowing={narrowing}
        page={contacts.data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      <ListBody
        reading={contacts}
        page={contacts.data}
        empty={<Nobody narrow={narrow} />}
        below={({ counted, rows }) => <CountLine counted={counted} shown={rows.length} />}
        onGo={goTo}
        alphabetical
      >
        {({ rows }) => <ContactsTable rows={rows} layout={layout} busy={contacts.isPlaceholderData} />}
      </ListBody>
    </>
  );
}

function Nobody({ narrow }: Pick<UsedOf<typeof contactList>, "narrow">) {
  const t = useTranslations("contacts.list");
  const tFilters = useTranslations("lists.filters");
  const last = lastFilter(contactList, useSearchParams().toString());
  if (last === null) {
    return (
      <EmptyState title={t("empty")} action={<NewContact />}>
        {t("emptyHint")}
      </EmptyState>
    );
  }
  const labels = {
    text: tFilters("text"),
    name: t("filters.name"),
    mail: t("filters.mail"),
    standings: t("filters.standings"),
    methods: t("filters.methods"),
  };
  return (
    <NothingFound definition={contactList} labels={labels} last={last} narrow={narrow}>
      {t("none")}
    </NothingFound>
  );
}
