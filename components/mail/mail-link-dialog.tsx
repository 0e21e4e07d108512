"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import type { LinkDetail } from "@/lib/mail/detail";
import { formatMoney } from "@/lib/money";
import { fetchJson } from "../live/fetch-json";
import { later } from "../ui/later";
import type { LinkActions } from "./link-actions";
import { linkKey } from "./mail-keys";

const MailForm = later(() => import("./mail-form-dialog"));
const ReadingDialog = later(() => import("../live/reading-dialog"));

/** A link with its mails, read anew whenever either changes. */
export const useLink = (transactionId: string) =>
  useQuery({
    queryKey: linkKey(transactionId),
    queryFn: ({ signal }) => fetchJson<LinkDetail>(`/api/desk/links/${transactionId}`, signal),
    meta: { alsoOn: "transactions" },
  });

type MailLinkDialogProps = { transactionId: string; name: string; actions: LinkActions; onClose: () => void };

/** The form that mails somebody's link; until it is read what it starts with, that this is under way. */
export function MailLinkDialog({ transactionId, name, ...rest }: MailLinkDialogProps) {
  const t = useTranslations("links");
  const locale = useLocale();
  const query = useLink(transactionId);
  const { data: link } = query;
  const title = t("dialog.title", { name: link?.contact.name ?? name });
  if (link === undefined) {
    return <ReadingDialog title={title} unread={t("unreadLink")} query={query} onClose={rest.onClose} />;
  }
  const amount = formatMoney({ minor: link.amountMinor, currency: link.currency }, locale);
  return <MailForm about={link} link title={title} description={t("dialog.description", { amount })} {...rest} />;
}
