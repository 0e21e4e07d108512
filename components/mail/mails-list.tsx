"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import type { MailView } from "@/lib/mail/link";
import type { MailPage } from "@/lib/mail/list-mails";
import { mailColumns } from "@/lib/mail/mail-columns";
import { ListBody } from "../lists/list-body";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useFilterNames } from "../lists/use-filter-names";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { mailList } from "./mail-list";
import { MailsTable } from "./mails-table";

const MailsTop = apart(() => import("./mails-top"), "soon");
const CountLine = apart(() => import("../lists/count-line"));

/** The outbox: every mail from the moment it was asked for, or those that did not arrive. */
export function MailsList({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, goTo } = useList(mailList);
  const mails = useListPage<MailPage>(mailList.key(search), mailList.api);
  const { layout, choose, saved } = useLayout(mailList, mailColumns, { search, change }, actions);
  return (
    <>
      <MailsTop
        search={search}
        change={change}
        narrow={narrow}
        page={mails.data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      <ListBody
        reading={mails}
        page={mails.data}
        empty={<NoMails view={search.view} narrow={narrow} />}
        below={({ counted, rows }) => <CountLine counted={counted} shown={rows.length} />}
        onGo={goTo}
      >
        {({ rows }) => <MailsTable rows={rows} layout={layout} busy={mails.isPlaceholderData} />}
      </ListBody>
    </>
  );
}

function NoMails({ view, narrow }: { view: MailView } & Pick<UsedOf<typeof mailList>, "narrow">) {
  const t = useTranslations("links");
  const names = useFilterNames();
  const last = lastFilter(mailList, useSearchParams().toString());
  if (last === null) return <EmptyState title={t(`empty.mails.${view}`)}>{t(`empty.mails.${view}Body`)}</EmptyState>;
  const { text, contactId, contactName, from, to } = names;
  const own = { truths: t("column.delivery"), kinds: t("column.kind"), mailedTo: t("column.recipient") };
  return (
    <NothingFound
      definition={mailList}
      labels={{ text, contactId, contactName, from, to, ...own }}
      last={last}
      narrow={narrow}
    >
      {t("empty.mails.noneBody")}
    </NothingFound>
  );
}
