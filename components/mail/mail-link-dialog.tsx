"use client";

import { useQuery } from "@tanstack/react-query";
import type { LinkDetail } from "@/lib/mail/detail";
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
  const { data: link } = useLink(transactionId);
  return link === undefined ? null : <MailForm link={link} {...rest} />;
}
