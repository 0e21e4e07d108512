"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import type { MailView } from "@/lib/mail/link";
import type { MailLine, MailPage } from "@/lib/mail/list-mails";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useFilterNames } from "../lists/use-filter-names";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import { savedViews, useViews, type ViewActions } from "../lists/use-views";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { SkeletonRows } from "../ui/skeleton";
import { Time } from "../ui/time";
import { mailList } from "./mail-list";
import { ReadState } from "./read-state";
import { TruthBadge } from "./truth-badge";

const MailsTop = apart(() => import("./mails-top"), "soon");
const Pager = apart(() => import("../lists/pager"));
const CountLine = apart(() => import("../lists/count-line"));

/** The outbox: every mail from the moment it was asked for, or those that did not arrive. */
export function MailsList({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, goTo } = useList(mailList);
  const mails = useListPage<MailPage>(mailList.key(search), mailList.api);
  const { views } = useViews(mailList.list, actions);
  const { data } = mails;
  return (
    <>
      <MailsTop
        search={search}
        change={change}
        narrow={narrow}
        page={data}
        saved={savedViews(mailList, search, views)}
        actions={actions}
      />
      <ReadState query={mails} title="unreadMails" />
      {data === undefined ? (
        mails.isError ? null : (
          <SkeletonRows />
        )
      ) : data.rows.length === 0 ? (
        <NoMails view={search.view} narrow={narrow} />
      ) : (
        <>
          <MailsTable rows={data.rows} busy={mails.isPlaceholderData} />
          <Pager newer={data.newer} older={data.older} onGo={goTo} />
          <CountLine counted={data.counted} shown={data.rows.length} />
        </>
      )}
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

function MailsTable({ rows, busy }: { rows: readonly MailLine[]; busy: boolean }) {
  const t = useTranslations("links");
  const head = (
    <>
      <Head cell="when">{t("column.asked")}</Head>
      <Head cell="who">{t("column.recipient")}</Head>
      <Head>{t("column.subject")}</Head>
      <Head cell="wide">{t("column.about")}</Head>
      <Head cell="state">{t("column.delivery")}</Head>
      <Head cell="wide">{t("column.by")}</Head>
    </>
  );
  return (
    <Ledger label={t("mailTab.all")} head={head} aria-busy={busy}>
      <tbody>
        {rows.map((mail) => (
          <Row key={mail.id} doubt={mail.truth === "unknown"} className="relative">
            <Cell cell="when">
              <Time at={mail.createdAt} format="dayTime" />
            </Cell>
            <Cell cell="who">
              <Link
                href={{ pathname: `/links/mails/${mail.id}` }}
                prefetch={false}
                className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
              >
                {mail.to}
              </Link>
            </Cell>
            <Cell>{mail.subject}</Cell>
            <Cell cell="wide">{mail.kind === "alert" ? t("kind.alert") : mail.contactName}</Cell>
            <Cell cell="state">
              <TruthBadge truth={mail.truth} at={mail.at} asked={mail.createdAt} short />
            </Cell>
            <Cell cell="wide" className="text-muted">
              {mail.by}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Ledger>
  );
}
