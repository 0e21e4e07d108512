"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("people");
  return (
    <>
      <PageHeader title={t("title")} />
      <PageUnread {...failure} title={t("failed")} stillTrue={t("failedHint")} again={t("again")} />
    </>
  );
}
