"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("links");
  return (
    <>
      <PageHeader title={t("title")} />
      <PageUnread {...failure} title={t("unread")} stillTrue={t("stillTrue")} again={t("again")} />
    </>
  );
}
