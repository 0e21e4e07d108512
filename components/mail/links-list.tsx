"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LinkView } from "@/lib/mail/link";
import type { LinkLine, LinkPage } from "@/lib/mail/queries";
import { fetchJson } from "../live/fetch-json";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { SkeletonRows } from "../ui/skeleton";
import type { LinkActions } from "./link-actions";
import { LinksTable } from "./links-table";
import { LinksTabs } from "./links-tabs";
import { linksKey } from "./mail-keys";
import { MailLinkDialog } from "./mail-link-dialog";
import { OlderRows, ReadState } from "./read-state";

const useLinks = (view: LinkView) =>
  useInfiniteQuery({
    queryKey: linksKey(view),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ view, ...(pageParam === null ? {} : { after: pageParam }) });
      return fetchJson<LinkPage>(`/api/desk/links?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    meta: { alsoOn: "transactions" },
  });

/** Every link that was asked for, with who was told of it and what is known of that. */
export function LinksList({ view, actions }: { view: LinkView; actions: LinkActions }) {
  const links = useLinks(view);
  const [mailing, setMailing] = useState<LinkLine | null>(null);
  const rows = links.data?.pages.flatMap((page) => page.rows);
  return (
    <>
      <LinksTabs view={view} counts={links.data?.pages[0]?.counts} />
      <ReadState query={links} title="unread" />
      {rows === undefined ? links.isError ? null : <SkeletonRows /> : null}
      {rows?.length === 0 ? <NoLinks view={view} /> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <LinksTable rows={rows} busy={links.isFetching} onMail={setMailing} />
      )}
      <OlderRows query={links} />
      {mailing === null ? null : (
        <MailLinkDialog transactionId={mailing.id} actions={actions} onClose={() => setMailing(null)} />
      )}
    </>
  );
}

function NoLinks({ view }: { view: LinkView }) {
  const t = useTranslations("links");
  return (
    <EmptyState
      title={t(`empty.${view}`)}
      action={
        view === "all" ? (
          <Link href={"/links/new" as Route} className={buttonClass()}>
            {t("ask")}
          </Link>
        ) : (
          <Link href={"/links" as Route} className={buttonClass()}>
            {t("empty.showAll")}
          </Link>
        )
      }
    >
      {t(`empty.${view}Body`)}
    </EmptyState>
  );
}
