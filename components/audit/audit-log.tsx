"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "use-intl";
import { auditColumns } from "@/lib/audit/audit-columns";
import type { AuditPage } from "@/lib/audit/queries";
import { ListBody } from "../lists/list-body";
import { lastFilter, NothingFound } from "../lists/nothing-found";
import { useLayout } from "../lists/use-layout";
import { type UsedOf, useList } from "../lists/use-list";
import { useListPage } from "../lists/use-list-page";
import type { ViewActions } from "../lists/use-views";
import { EmptyState } from "../ui/empty-state";
import { apart } from "../ui/later";
import { auditList } from "./audit-list";
import { AuditTable } from "./audit-table";

const AuditTop = apart(() => import("./audit-top"), "soon");
const CountLine = apart(() => import("../lists/count-line"));

/** Who did what, and what was refused: nothing here can be changed or taken away. */
export function AuditLog({ actions }: { actions: ViewActions }) {
  const { search, change, narrow, goTo } = useList(auditList);
  // An entry has no word of its own; what most of them are of does.
  const log = useListPage<AuditPage>(auditList.key(search), auditList.api, ["transactions", "contacts", "settings"]);
  const { layout, choose, saved } = useLayout(auditList, auditColumns, { search, change }, actions);
  return (
    <>
      <AuditTop
        search={search}
        change={change}
        narrow={narrow}
        page={log.data}
        layout={layout}
        onLayout={choose}
        saved={saved}
        actions={actions}
      />
      <ListBody
        reading={log}
        page={log.data}
        empty={<Nothing narrow={narrow} />}
        below={({ counted, rows }) => <CountLine counted={counted} shown={rows.length} />}
        onGo={goTo}
      >
        {({ rows }) => <AuditTable rows={rows} layout={layout} busy={log.isPlaceholderData} />}
      </ListBody>
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
      {t(last === "text" ? "emptyText" : "emptyFiltered")}
    </NothingFound>
  );
}
