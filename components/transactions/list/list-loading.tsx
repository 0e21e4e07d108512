"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "../../ui/page-header";
import { SkeletonRows } from "../../ui/skeleton";

/** The page keeps its shape while it is read. */
export function ListLoading() {
  const t = useTranslations("transactions");
  return (
    <>
      <PageHeader title={t("title")} />
      <SkeletonRows rows={14} className="mt-22" />
    </>
  );
}
