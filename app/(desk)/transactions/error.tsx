"use client";

import { useTranslations } from "use-intl";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("transactions.error");
  return <PageUnread {...failure} title={t("listTitle")} stillTrue={t("stillTrue")} again={t("again")} />;
}
