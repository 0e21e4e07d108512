"use client";

import type { Route } from "next";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LinkView } from "@/lib/mail/link";
import { linkColumns } from "@/lib/mail/link-columns";
import type { LinkLine, LinkPage } from "@/lib/mail/list-links";
import { ListBody } from "../lists/list-body";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useFilterNames } from "../lists/use-filter-names";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import type { LinkActions } from "./link-actions";
import { linkList } from "./link-list";
import { LinksTable } from "./links-table";
import { MailLinkDialog } from "./mail-link-dialog";

const LinksTop = apart(() => import("./links-top"), "soon");
const ListSums = apart(() => import("../transactions/list/list-sums"));

/** Every link that was asked for, with who was told of it and what is known of that. */
export function LinksList({ actions }: { actions: LinkActions & ViewActions }) {
  const { search, change, narrow, goTo } = useList(linkList);
  const links = useListPage<LinkPage>(linkList.key(search), linkList.api);
  const { layout, choose, saved } = useLayout(linkList, linkColumns, { search, change }, actions);
  const [mailing, setMailing] = useState<LinkLine | null>(null);
  return (
    <>
      <LinksTop
        search={search}
        change={change}
        narrow={narrow}
        page={links.data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      <ListBody
        reading={links}
        page={links.data}
        empty={<NoLinks view={search.view} narrow={narrow} />}
        below={({ sums, rows }) => <ListSums sums={sums} shown={rows.length} />}
        onGo={goTo}
      >
        {({ rows }) => <LinksTable rows={rows} layout={layout} busy={links.isPlaceholderData} onMail={setMailing} />}
      </ListBody>
      {mailing === null ? null : (
        <MailLinkDialog
          transactionId={mailing.id}
          name={mailing.contactName}
          actions={actions}
          onClose={() => setMailing(null)}
        />
      )}
    </>
  );
}

function NoLinks({ view, narrow }: { view: LinkView } & Pick<UsedOf<typeof linkList>, "narrow">) {
  const t = useTranslations("links");
  const tFilters = useTranslations("lists.filters");
  const names = useFilterNames();
  const last = lastFilter(linkList, useSearchParams().toString());
  if (last !== null) {
    const labels = { ...names, mailedTo: tFilters("mailedTo") };
    return (
      <NothingFound definition={linkList} labels={labels} last={last} narrow={narrow}>
        {t("empty.noneBody")}
      </NothingFound>
    );
  }
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
