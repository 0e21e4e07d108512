"use client";

import { useTranslations } from "use-intl";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("auth");
  return <PageUnread {...failure} title={t("failed")} stillTrue={t("failedHint")} again={t("again")} />;
}
