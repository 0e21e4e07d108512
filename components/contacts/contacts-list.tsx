"use client";

import { RotateCw } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { contactColumns } from "@/lib/contacts/contact-columns";
import type { ContactPage } from "@/lib/contacts/queries";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { RequestFailed } from "../live/fetch-json";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { apart } from "../ui/later";
import { SkeletonRows } from "../ui/skeleton";
import { contactList } from "./contact-list";
import { ContactsTable } from "./contacts-table";
import { NewContact } from "./new-contact";

const ContactsTop = apart(() => import("./contacts-top"), "soon");
const Pager = apart(() => import("../lists/pager"));
const CountLine = apart(() => import("../lists/count-line"));

/** Everyone whom the company pays or is paid by, by name. */
export function ContactsList({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, narrowing, goTo } = useList(contactList);
  const contacts = useListPage<ContactPage>(contactList.key(search), contactList.api);
  const { layout, choose, saved } = useLayout(contactList, contactColumns, { search, change }, actions);
  const { data } = contacts;
  return (
    <>
      <ContactsTop
        search={search}
        change={change}
        narrow={narrow}
        narrowing={narrowing}
        page={data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      {data === undefined ? (
        <Unread error={contacts.error} onAgain={() => void contacts.refetch()} />
      ) : data.rows.length === 0 ? (
        <Nobody narrow={narrow} />
      ) : (
        <>
          <ContactsTable rows={data.rows} layout={layout} busy={contacts.isPlaceholderData} />
          <Pager newer={data.newer} older={data.older} onGo={goTo} alphabetical />
          <CountLine counted={data.counted} shown={data.rows.length} />
        </>
      )}
    </>
  );
}

function Unread({ error, onAgain }: { error: Error | null; onAgain: () => void }) {
  const t = useTranslations("contacts.list");
  if (error === null) return <SkeletonRows />;
  return (
    <ErrorState
      title={t("failed")}
      stillTrue={t("failedHint")}
      caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
      actions={
        <Button size="sm" onClick={onAgain}>
          <RotateCw />
          {t("again")}
        </Button>
      }
    />
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
