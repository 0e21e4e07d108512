"use client";

import { Download, QrCode } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "../ui/button";
import { Popover } from "../ui/popover";

// With what draws it, which no page needs before somebody asks for it.
const QrPicture = lazy(() => import("./qr-picture"));

/** The link's QR code, to be scanned from the screen or kept as a file. */
export function QrPopover({
  transactionId,
  name,
  small = false,
}: {
  transactionId: string;
  name: string;
  small?: boolean;
}) {
  const t = useTranslations("links.share");
  const label = t("qrOf", { name });
  return (
    <Popover
      label={label}
      align="end"
      className="w-60 p-4"
      trigger={(props) =>
        small ? (
          <Button {...props} variant="quiet" size="icon-sm" aria-label={label} title={t("qr")}>
            <QrCode />
          </Button>
        ) : (
          <Button {...props} size="sm">
            <QrCode />
            {t("qr")}
          </Button>
        )
      }
    >
      <Suspense fallback={<div className="aspect-square w-full" />}>
        <QrPicture transactionId={transactionId} name={name} />
      </Suspense>
      <p className="mt-2.5 mb-3 text-xs text-pretty text-muted">{t("qrHint")}</p>
      <a href={`/api/desk/links/${transactionId}/qr?download`} download className={buttonClass("outline", "sm")}>
        <Download />
        {t("download")}
      </a>
    </Popover>
  );
}
