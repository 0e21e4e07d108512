"use client";

import { useTranslations } from "use-intl";
import { type Failure, PageUnread } from "@/components/ui/page-unread";

export default function Failed(failure: Failure) {
  const t = useTranslations("board.error");
  return <PageUnread {...failure} title={t("title")} stillTrue={t("still")} again={t("again")} />;
}
