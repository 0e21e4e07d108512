"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("overview");
  return (
    <>
      <PageHeader title={t("title")} />
      <PageUnread {...failure} title={t("error.title")} stillTrue={t("error.still")} again={t("error.again")} />
    </>
  );
}
