"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useTranslations } from "use-intl";
import type { CompanyFields } from "@/lib/settings/company";
import type { ZoneGroup } from "@/lib/settings/zones";
import { fetchJson } from "../live/fetch-json";
import { PageHeader } from "../ui/page-header";
import { CompanyForm, type SaveCompany } from "./company-form";
import { COMPANY_KEY } from "./keys";
import { Read } from "./read";
import { ReadOnly } from "./read-only";

export function Company({ zones, save }: { zones: readonly ZoneGroup[]; save: SaveCompany }) {
  const t = useTranslations("settings");
  const company = useQuery({
    queryKey: COMPANY_KEY,
    queryFn: ({ signal }) => fetchJson<CompanyFields>("/api/desk/settings/company", signal),
  });
  return (
    <>
      <PageHeader title={t("sections.company")} back={{ href: "/settings" as Route, label: t("title") }} />
      <ReadOnly />
      <Read query={company}>{(data) => <CompanyForm present={data} zones={zones} save={save} />}</Read>
    </>
  );
}
