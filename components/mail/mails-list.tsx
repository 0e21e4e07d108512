"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { MailView } from "@/lib/mail/link";
import type { MailLine, MailPage } from "@/lib/mail/queries";
import { fetchJson } from "../live/fetch-json";
import { EmptyState } from "../ui/empty-state";
import { Cell, Head, Ledger, Row } from "../ui/ledger";
import { SkeletonRows } from "../ui/skeleton";
import { Time } from "../ui/time";
import { LinksTabs } from "./links-tabs";
import { mailsKey } from "./mail-keys";
import { OlderRows, ReadState } from "./read-state";
import { TruthBadge } from "./truth-badge";

const useMails = (view: MailView) =>
  useInfiniteQuery({
    queryKey: mailsKey(view),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ view, ...(pageParam === null ? {} : { after: pageParam }) });
      return fetchJson<MailPage>(`/api/desk/mails?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    meta: { alsoOn: "transactions" },
  });

/** The outbox: every mail from the moment it was asked for, or those that did not arrive. */
export function MailsList({ view }: { view: MailView }) {
  const t = useTranslations("links");
  const mails = useMails(view);
  const rows = mails.data?.pages.flatMap((page) => page.rows);
  return (
    <>
      <LinksTabs view={view} counts={mails.data?.pages[0]?.counts} />
      <ReadState query={mails} title="unreadMails" />
      {rows === undefined ? mails.isError ? null : <SkeletonRows /> : null}
      {rows?.length === 0 ? <EmptyState title={t(`empty.${view}`)}>{t(`empty.${view}Body`)}</EmptyState> : null}
      {rows === undefined || rows.length === 0 ? null : <MailsTable rows={rows} busy={mails.isFetching} />}
      <OlderRows query={mails} />
    </>
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
    <Ledger label={t("tab.mails")} head={head} aria-busy={busy}>
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
            <Cell cell="wide">{mail.kind === "alert" ? t("alert") : mail.contactName}</Cell>
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
