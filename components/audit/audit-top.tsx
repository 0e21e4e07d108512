"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { useDesk } from "@/components/shell/desk-context";
import { type AuditLayout, auditColumns } from "@/lib/audit/audit-columns";
import { AUDIT_GROUPS, AUDIT_OUTCOMES, AUDIT_SEARCH, printAuditSearch } from "@/lib/audit/filter";
import type { AuditPage } from "@/lib/audit/queries";
import { ColumnChooser } from "../lists/column-chooser";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import ListExport from "../lists/list-export";
import { SearchBox, type ValueMeant } from "../lists/search/search-box";
import { useSearchLine } from "../lists/search/use-search-line";
import type { UsedOf } from "../lists/use-list";
import type { SavedViews, ViewActions } from "../lists/use-views";
import { ViewTabs } from "../lists/view-tabs";
import { PageHeader } from "../ui/page-header";
import { auditList } from "./audit-list";

type AuditTopProps = Pick<UsedOf<typeof auditList>, "search" | "change" | "narrow"> & {
  page: AuditPage | undefined;
  layout: AuditLayout;
  onLayout: (layout: AuditLayout) => void;
  saved: SavedViews;
  actions: ViewActions;
};

/** What stands above the audit log: what it is, the views, and what they are narrowed by. */
export default function AuditTop(props: AuditTopProps) {
  const { search, change, narrow, page, layout, onLayout, saved, actions } = props;
  const t = useTranslations("audit");
  const tSettings = useTranslations("settings");
  const { currency, locale } = useDesk();
  const { filter } = search;
  const matching = page?.counted.matching ?? 0;
  const line = useSearchLine({ language: AUDIT_SEARCH, filter, onChange: narrow, contact: null });
  return (
    <>
      <PageHeader
        title={t("title")}
        sub={t("lead")}
        back={{ href: "/settings" as Route, label: tSettings("title") }}
        actions={
          <>
            {matching === 0 ? null : (
              <ListExport count={matching} path={auditList.exportPath(search, layout.columns)} />
            )}
            <ColumnChooser
              columns={auditColumns}
              name={(column) => t(`columns.${column}`)}
              layout={layout}
              onChange={onLayout}
            />
          </>
        }
      />
      <ViewTabs
        definition={auditList}
        search={search}
        change={change}
        label={t("views")}
        name={(view) => t(`view.${view}`)}
        counts={null}
        saved={saved}
        now={{ ...layout, filter: printAuditSearch(filter, { currency, today: "", contacts: [], locale }) }}
        actions={actions}
      />
      <SearchBox line={line} label={t("search")} placeholder={t("placeholder")} Meaning={ValueMeaning} />
      <ListChips>
        <DateFilter days={filter} onChange={narrow} />
        <ChoiceFilter
          label={t("columns.what")}
          options={AUDIT_GROUPS}
          chosen={filter.groups}
          draw={(group) => t(`groups.${group}`)}
          say={(group) => t(`groups.${group}`)}
          onChange={(groups) => narrow({ groups })}
        />
        <ChoiceFilter
          label={t("columns.outcome")}
          options={AUDIT_OUTCOMES}
          chosen={filter.outcomes}
          draw={(outcome) => t(`outcomes.${outcome}`)}
          say={(outcome) => t(`outcomes.${outcome}`)}
          onChange={(outcomes) => narrow({ outcomes })}
        />
        <WordFilter label={t("columns.who")} text={filter.by ?? ""} onChange={(by) => narrow({ by: by || null })} />
        <TextFilter hint={t("aboutHint")} text={filter.text} onChange={(text) => narrow({ text })} />
      </ListChips>
    </>
  );
}

function ValueMeaning({ value }: ValueMeant) {
  const t = useTranslations("audit");
  const group = AUDIT_GROUPS.find((each) => each === value);
  if (group !== undefined) return t(`groups.${group}`);
  const outcome = AUDIT_OUTCOMES.find((each) => each === value);
  return outcome === undefined ? null : t(`outcomes.${outcome}`);
}
