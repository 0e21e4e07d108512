"use client";

import { useTranslations } from "use-intl";
import { PageHeader } from "../ui/page-header";
import { type Failure, PageUnread } from "../ui/page-unread";

/** The server could not read a page of the settings. */
export function SettingsUnread(failure: Failure) {
  const t = useTranslations("settings");
  return (
    <>
      <PageHeader title={t("title")} />
      <PageUnread {...failure} title={t("error.title")} stillTrue={t("error.still")} again={t("error.again")} />
    </>
  );
}
