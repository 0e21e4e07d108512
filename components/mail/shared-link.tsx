"use client";

import { Mail } from "lucide-react";
import Image from "next/image";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { isSafeAddress } from "@/lib/addresses";
import { formatMoney } from "@/lib/money";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { SideSection } from "../ui/section";
import { ShareButton } from "../ui/share-button";
import { Deliveries } from "./deliveries";
import type { LinkActions } from "./link-actions";
import { MailLinkDialog, useLink } from "./mail-link-dialog";
import { QrPopover } from "./qr-popover";

/** The link of one transaction: its address, its QR code, a way to mail it, and every mail that carried it. */
export default function SharedLink({ transactionId, actions }: { transactionId: string; actions: LinkActions }) {
  const t = useTranslations("links.share");
  const { person } = useDesk();
  const [mailing, setMailing] = useState(false);
  const { data } = useLink(transactionId);
  const locale = useLocale();
  if (data === undefined) return null;
  const link = data.link ?? "";
  const amount = formatMoney({ minor: data.amountMinor, currency: data.currency }, locale);
  return (
    <SideSection title={t("title")}>
      {data.link === null ? (
        <p className="text-muted">{t("missing")}</p>
      ) : (
        <>
          <p className="mono rounded-md bg-sunken px-2.75 py-2 text-strong whitespace-normal! wrap-anywhere">
            <span className="sr-only">{t("address")} </span>
            {data.link}
          </p>
          <p className="mt-1.5 text-xs text-pretty text-muted">
            {t(data.open ? "once" : isSafeAddress(data.link) ? "closed" : "unsafe")}
          </p>
          {data.open ? (
            <div className="mt-3 flex flex-wrap gap-2">
              <CopyButton text={data.link} variant="outline">
                {t("copy")}
              </CopyButton>
              <ShareButton
                what={() => ({ url: link, title: t("shareTitle", { amount }) })}
                instead={() => navigator.clipboard.writeText(link)}
                insteadDone={t("shareCopied")}
              >
                {t("share")}
              </ShareButton>
              <QrPopover transactionId={data.id} name={data.contact.name} />
              <Button
                size="sm"
                onClick={() => setMailing(true)}
                disabledReason={allows(person.role, "mails.send") ? undefined : t("noRightMail")}
              >
                <Mail />
                {t("mail")}
              </Button>
            </div>
          ) : null}
        </>
      )}
      {data.open ? <PrintedQr transactionId={data.id} name={data.contact.name} /> : null}
      <h4 className="mt-4.5 mb-2 text-xs font-medium text-muted">{t("mails")}</h4>
      <Deliveries
        deliveries={data.deliveries}
        sendable={data.open}
        actions={actions}
        onElsewhere={allows(person.role, "mails.send") ? () => setMailing(true) : null}
      />
      {mailing ? (
        <MailLinkDialog
          transactionId={data.id}
          name={data.contact.name}
          actions={actions}
          onClose={() => setMailing(false)}
        />
      ) : null}
    </SideSection>
  );
}

/** On paper the code stands with the link: whoever holds the sheet can scan it. */
function PrintedQr({ transactionId, name }: { transactionId: string; name: string }) {
  const t = useTranslations("links.share");
  // Eager: what is shown on paper alone must be there before somebody prints.
  return (
    <Image
      unoptimized
      loading="eager"
      src={`/api/desk/links/${transactionId}/qr`}
      alt={t("qrAlt", { name })}
      width={160}
      height={160}
      className="mt-3 hidden print:block"
    />
  );
}
