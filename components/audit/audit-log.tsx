"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "use-intl";
import type { AuditPage } from "@/lib/audit/queries";
import { useAddress } from "../address/use-address";
import { fetchJson, RequestFailed } from "../live/fetch-json";
import { Unread } from "../settings/unread";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { later } from "../ui/later";
import { PageHeader } from "../ui/page-header";
import { SkeletonRows } from "../ui/skeleton";
import { AUDIT_ADDRESS, auditKey } from "./address";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";

const ListExport = later(() => import("../lists/list-export"));

/** Who did what, and what was refused: nothing here can be changed or taken away. */
export function AuditLog() {
  const t = useTranslations("audit");
  const tSettings = useTranslations("settings");
  const [filter, write] = useAddress(AUDIT_ADDRESS);
  const search = AUDIT_ADDRESS.write(filter);
  const log = useInfiniteQuery({
    queryKey: auditKey(search),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(search);
      if (pageParam !== null) query.set("after", pageParam);
      return fetchJson<AuditPage>(`/api/desk/audit?${query}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const people = log.data?.pages[0]?.people ?? [];
  return (
    <>
      <PageHeader
        title={t("title")}
        sub={t("lead")}
        back={{ href: "/settings" as Route, label: tSettings("title") }}
        actions={<ListExport count={null} path={`/api/desk/audit/export${search === "" ? "?" : `${search}&`}`} />}
      />
      <AuditFilters filter={filter} people={people} onChange={write} />
      <Body log={log} filtered={search !== ""} />
    </>
  );
}

function Body({ log, filtered }: { log: ReturnType<typeof useInfiniteQuery<AuditPage>>; filtered: boolean }) {
  const t = useTranslations("audit");
  if (log.data === undefined) {
    if (!log.isError) return <SkeletonRows rows={10} />;
    const { error } = log;
    const caseNumber = error instanceof RequestFailed ? (error.caseNumber ?? undefined) : undefined;
    return <Unread caseNumber={caseNumber} onAgain={() => void log.refetch()} />;
  }
  const rows = log.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0)
    return <EmptyState title={t("empty")}>{filtered ? t("emptyFiltered") : t("emptyHint")}</EmptyState>;
  return (
    <>
      <AuditTable rows={rows} busy={log.isPlaceholderData} />
      <p className="flex items-center gap-4 py-3 text-xs text-muted">
        <span role="status">{t("shown", { count: rows.length })}</span>
        {log.hasNextPage ? (
          <Button
            size="sm"
            className="ml-auto"
            pending={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t(log.isFetchingNextPage ? "loadingMore" : "more")}
          </Button>
        ) : null}
      </p>
    </>
  );
}
