"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { auditColumns } from "@/lib/audit/audit-columns";
import type { AuditPage } from "@/lib/audit/queries";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { RequestFailed } from "../live/fetch-json";
import { Unread } from "../settings/unread";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { SkeletonRows } from "../ui/skeleton";
import { auditList } from "./audit-list";
import { AuditTable } from "./audit-table";

const AuditTop = apart(() => import("./audit-top"), "soon");
const Pager = apart(() => import("../lists/pager"));
const CountLine = apart(() => import("../lists/count-line"));

/** Who did what, and what was refused: nothing here can be changed or taken away. */
export function AuditLog({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, goTo } = useList(auditList);
  const log = useListPage<AuditPage>(auditList.key(search), auditList.api);
  const { layout, choose, saved } = useLayout(auditList, auditColumns, { search, change }, actions);
  const { data, error } = log;
  return (
    <>
      <AuditTop
        search={search}
        change={change}
        narrow={narrow}
        page={data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={10} />
        ) : (
          <Unread
            caseNumber={error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined}
            onAgain={() => void log.refetch()}
          />
        )
      ) : data.rows.length === 0 ? (
        <Nothing narrow={narrow} />
      ) : (
        <>
          <AuditTable rows={data.rows} layout={layout} busy={log.isPlaceholderData} />
          <Pager newer={data.newer} older={data.older} onGo={goTo} />
          <CountLine counted={data.counted} shown={data.rows.length} />
        </>
      )}
    </>
  );
}

function Nothing({ narrow }: Pick<UsedOf<typeof auditList>, "narrow">) {
  const t = useTranslations("audit");
  const tFilters = useTranslations("lists.filters");
  const last = lastFilter(auditList, useSearchParams().toString());
  if (last === null) return <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;
  const date = tFilters("date");
  const own = { groups: t("columns.what"), outcomes: t("columns.outcome"), by: t("columns.who") };
  return (
    <NothingFound
      definition={auditList}
      labels={{ text: tFilters("text"), ...own, from: date, to: date }}
      last={last}
      narrow={narrow}
    >
      {t("emptyFiltered")}
    </NothingFound>
  );
}
