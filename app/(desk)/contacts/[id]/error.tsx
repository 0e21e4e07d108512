"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("contacts");
  return (
    <>
      <PageHeader title={t("title")} back={{ href: "/contacts", label: t("page.back") }} />
      <PageUnread {...failure} title={t("page.failed")} stillTrue={t("list.failedHint")} again={t("list.again")} />
    </>
  );
}
