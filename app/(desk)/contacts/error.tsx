"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("contacts");
  return (
    <>
      <PageHeader title={t("title")} />
      <PageUnread {...failure} title={t("list.failed")} stillTrue={t("list.failedHint")} again={t("list.again")} />
    </>
  );
}
