"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { type AuditColumn, auditColumns } from "@/lib/audit/audit-columns";
import { AUDIT_GROUPS, AUDIT_OUTCOMES, AUDIT_SEARCH } from "@/lib/audit/filter";
import type { AuditPage } from "@/lib/audit/queries";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { DateFilter } from "../lists/filters/date-filter";
import { ListChips } from "../lists/filters/list-chips";
import { TextFilter } from "../lists/filters/text-filter";
import { WordFilter } from "../lists/filters/word-filter";
import { ListNarrowing, type ListTopProps } from "../lists/list-narrowing";
import { ListTools } from "../lists/list-tools";
import type { ValueMeant } from "../lists/search/search-box";
import type { UsedOf } from "../lists/use-list";
import { PageHeader } from "../ui/page-header";
import { auditList } from "./audit-list";

type Used = Pick<UsedOf<typeof auditList>, "search" | "change" | "narrow">;

/** What stands above the audit log: what it is, the views, and what they are narrowed by. */
export default function AuditTop({ page, onLayout, ...list }: ListTopProps<Used, AuditPage, AuditColumn>) {
  const { search, narrow, layout } = list;
  const t = useTranslations("audit");
  const tSettings = useTranslations("settings");
  const { filter } = search;
  return (
    <>
      <PageHeader
        title={t("title")}
        sub={t("lead")}
        back={{ href: "/settings" as Route, label: tSettings("title") }}
        actions={
          <ListTools
            matching={page?.counted.matching ?? 0}
            path={auditList.exportPath(search, layout.columns)}
            columns={auditColumns}
            name={(column) => t(`columns.${column}`)}
            layout={layout}
            onChange={onLayout}
          />
        }
      />
      <ListNarrowing
        {...list}
        definition={auditList}
        language={AUDIT_SEARCH}
        tabs={{ label: t("views"), name: (view) => t(`view.${view}`), counts: null }}
        box={{ label: t("search"), placeholder: t("placeholder"), Meaning: ValueMeaning }}
      />
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
