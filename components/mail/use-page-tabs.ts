"use client";

import type { Route } from "next";
import { useTranslations } from "use-intl";
import { LINK_VIEWS, MAIL_VIEWS } from "@/lib/mail/link";
import type { LinkCounts } from "@/lib/mail/list-links";
import type { TabsNavItem } from "../ui/tabs-nav";
import { linkList } from "./link-list";
import { mailList } from "./mail-list";

/** Links and the mails that carry them are two lists behind one row of tabs: those of the other stand beside a list's own. */

export function useMailTabs(counts: LinkCounts | undefined): TabsNavItem[] {
  const t = useTranslations("links");
  return MAIL_VIEWS.map((view) => ({
    key: `mails-${view}`,
    href: `${mailList.path}${mailList.address.write({ view })}` as Route,
    label: t(`mailTab.${view}`),
    ...(view === "bounced" && counts !== undefined ? { count: counts.bounced } : {}),
  }));
}

export function useLinkTabs(counts: LinkCounts | undefined): TabsNavItem[] {
  const t = useTranslations("links");
  const count = { all: undefined, waiting: counts?.waiting, not_mailed: counts?.notMailed };
  return LINK_VIEWS.map((view) => ({
    key: `links-${view}`,
    href: `${linkList.path}${linkList.address.write({ view })}` as Route,
    label: t(`tab.${view}`),
    ...(count[view] === undefined ? {} : { count: count[view] }),
  }));
}
