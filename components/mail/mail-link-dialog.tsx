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

/** A link with its mails, read anew whenever either changes. */
export const useLink = (transactionId: string) =>
  useQuery({
    queryKey: linkKey(transactionId),
    queryFn: ({ signal }) => fetchJson<LinkDetail>(`/api/desk/links/${transactionId}`, signal),
    meta: { alsoOn: "transactions" },
  });

type MailLinkDialogProps = { transactionId: string; actions: LinkActions; onClose: () => void };

/** The form that mails a link, once it is read what it starts with. */
export function MailLinkDialog({ transactionId, ...rest }: MailLinkDialogProps) {
  const t = useTranslations("links.dialog");
  const locale = useLocale();
  const { data: link } = useLink(transactionId);
  if (link === undefined) return null;
  const amount = formatMoney({ minor: link.amountMinor, currency: link.currency }, locale);
  const words = { title: t("title", { name: link.contact.name }), description: t("description", { amount }) };
  return <MailForm about={link} link {...words} {...rest} />;
}
