"use client";

import { hashKey, useQuery } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import type { ActionResult } from "@/lib/action-result";
import type { Flow } from "@/lib/transactions/transaction";
import type { MailDraft } from "./mail-draft";

export type PreviewRequest = {
  flow: Flow;
  locale: "en" | "fr";
  name: string;
  subject: string;
  message: string;
  amountMinor: number | null;
  statement: string;
};
export type PreviewMail = (request: PreviewRequest) => Promise<ActionResult<{ subject: string; html: string }>>;

type MailPreviewProps = {
  about: { name: string; amountMinor: number | null; statement: string };
  mail: MailDraft;
  flow: Flow;
  from: string;
  preview: PreviewMail;
  /** The link exists: nothing in the picture is a sample. */
  real?: boolean;
};

/** Long enough that a sentence is seldom more than one question. */
const PAUSE_MS = 300;

/** The mail as its reader will see it, drawn by the same template that is sent, in a frame that may do nothing. */
export default function MailPreview({ about, mail, flow, from, preview, real = false }: MailPreviewProps) {
  const t = useTranslations("payments");
  const [width, setWidth] = useState<"wide" | "narrow">("wide");
  const request = { flow, locale: mail.locale, ...about, subject: mail.subject, message: mail.message };
  const data = usePicture(request, preview);
  return (
    <Section
      title={t("preview")}
      actions={
        <Segmented
          label={t("preview")}
          value={width}
          onChange={setWidth}
          options={[
            { value: "wide", label: <Monitor aria-label={t("previewWide")} /> },
            { value: "narrow", label: <Smartphone aria-label={t("previewNarrow")} /> },
          ]}
        />
      }
    >
      <div className="rounded-lg bg-sunken p-5 max-md:p-3">
        <dl className="mb-4 grid grid-cols-[4.5rem_minmax(0,1fr)] gap-y-1 px-1 text-sm">
          <dt className="text-muted">{t("previewFrom")}</dt>
          <dd className="truncate text-strong">{from}</dd>
          <dt className="text-muted">{t("previewTo")}</dt>
          <dd className="truncate">{mail.recipients.join(", ")}</dd>
          <dt className="text-muted">{t("previewSubject")}</dt>
          <dd className="font-medium text-strong">{data?.ok ? data.data.subject : mail.subject}</dd>
        </dl>
        {data?.ok === false ? <p className="text-muted">{t("previewFailed")}</p> : null}
        {/* Begun empty, a frame may miss the letter that is set while it still opens. */}
        {data === undefined ? <div className="h-144 rounded-md bg-letter" /> : null}
        {data?.ok ? (
          <iframe
            title={t("preview")}
            sandbox=""
            srcDoc={data.data.html}
            className={cn(
              "mx-auto block h-144 w-full rounded-md bg-letter scheme-light",
              width === "narrow" && "max-w-90",
            )}
          />
        ) : null}
        {real ? null : <p className="mt-3 px-1 text-xs text-muted">{t("previewNote")}</p>}
      </div>
    </Section>
  );
}

/**
 * The mail as the server draws it, asked for after a pause in typing and one at a time: actions leave a page one after another, and a payment
 * would wait for every picture that was asked for before it.
 */
function usePicture(request: PreviewRequest, preview: PreviewMail) {
  const [asked, setAsked] = useState(request);
  const { data, isFetching } = useQuery({
    queryKey: ["mails", "preview", asked],
    queryFn: () => preview(asked),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (isFetching || hashKey([asked]) === hashKey([request])) return undefined;
    const timer = setTimeout(() => setAsked(request), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return data;
}
