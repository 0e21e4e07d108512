"use client";

import { useTranslations } from "use-intl";
import { StateGlyph } from "../transactions/state-glyph";
import { Bar } from "../ui/skeleton";
import type { CardWay } from "./use-card-page";

/**
 * Jetpay's page in a frame. It may run its own scripts, keep to its own origin and send its form; it may not move this
 * window, open others or reach out of its frame. What it says to this window is not listened to: only Jetpay's event counts.
 */
export function CardFrame({ way, url, title }: { way: CardWay; url: string | null; title: string }) {
  const t = useTranslations("contacts.cardPage");
  return (
    <div>
      <div className="relative h-112 max-h-[58dvh] overflow-hidden rounded-md border bg-sunken">
        {url === null ? null : (
          <iframe
            src={url}
            title={title}
            onLoad={way.onLoad}
            sandbox="allow-forms allow-same-origin allow-scripts"
            referrerPolicy="no-referrer"
            className="size-full bg-raised"
          />
        )}
        {way.loaded ? null : (
          <div role="status" className="absolute inset-0 flex flex-col gap-5 bg-raised p-6">
            <span className="text-muted">{url === null ? t("asking") : t("loading")}</span>
            <div aria-hidden="true" className="flex animate-late flex-col gap-5">
              <Bar className="h-9! w-full" />
              <Bar className="h-9! w-full" />
              <div className="flex gap-3">
                <Bar className="h-9! flex-1" />
                <Bar className="h-9! flex-1" />
              </div>
            </div>
          </div>
        )}
      </div>
      <p role="status" className="mt-2.5 flex min-h-5 gap-2 text-xs text-muted">
        {way.sent ? (
          <>
            <StateGlyph state="draft" className="mt-0.5 text-waiting" />
            <span className="text-pretty">{way.long ? t("stillWaiting") : t("waiting")}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
