"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { LINK_VIEWS, type LinkView, MAIL_VIEWS, type MailView } from "@/lib/mail/link";
import type { LinkPage } from "@/lib/mail/queries";
import { TabsNav } from "../ui/tabs-nav";

type LinksTabsProps = { view: LinkView | MailView; counts: LinkPage["counts"] | undefined };

/** Views of the links, and the mails that carry them; each has its address. */
export function LinksTabs({ view, counts }: LinksTabsProps) {
  const t = useTranslations("links");
  const count = {
    all: undefined,
    waiting: counts?.waiting,
    not_mailed: counts?.notMailed,
    mails: undefined,
    bounced: counts?.bounced,
  };
  return (
    <TabsNav
      label={t("tabs")}
      items={[...LINK_VIEWS, ...MAIL_VIEWS].map((key) => {
        const number = count[key];
        return {
          key,
          href: (key === "all" ? "/links" : `/links?view=${key}`) as Route,
          label: t(`tab.${key}`),
          current: key === view,
          ...(number === undefined ? {} : { count: number }),
        };
      })}
    />
  );
}
