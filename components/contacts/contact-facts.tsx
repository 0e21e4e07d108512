"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ContactDetail } from "@/lib/contacts/detail";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { AsidePart } from "./aside-part";
import { StandingBadge } from "./standing-badge";

export function ContactFacts({ contact, added }: { contact: ContactDetail; added: ReactNode }) {
  const t = useTranslations("contacts");
  const none = <span className="text-muted">{t("page.none")}</span>;
  return (
    <AsidePart title={t("page.facts")}>
      <Facts
        facts={[
          { key: "phone", term: t("page.phone"), detail: contact.phone ?? none },
          { key: "language", term: t("page.language"), detail: t(`languages.${contact.language}`) },
          {
            key: "standing",
            term: t("page.atJetpay"),
            detail: <StandingBadge standing={contact.standing} />,
          },
          ...(contact.jetpayId === null
            ? []
            : [
                {
                  key: "jetpayId",
                  term: t("page.jetpayId"),
                  detail: <JetpayId id={contact.jetpayId} />,
                },
              ]),
          {
            key: "added",
            term: t("page.added"),
            detail: added,
            ...(contact.createdBy === null ? {} : { note: t("page.addedBy", { name: contact.createdBy }) }),
          },
        ]}
      />
    </AsidePart>
  );
}

/** First and last of it for the eye; the whole of it is copied. */
function JetpayId({ id }: { id: string }) {
  const t = useTranslations("contacts.page");
  const short = id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
  return (
    <span className="-my-1 inline-flex items-center gap-1">
      <span className="mono" title={id}>
        {short}
      </span>
      <CopyButton text={id} label={t("copyId")} />
    </span>
  );
}
