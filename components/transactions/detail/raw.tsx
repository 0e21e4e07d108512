"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RawFact } from "@/lib/transactions/raw";
import type { TimelineEntry } from "@/lib/transactions/timeline";
import { fetchJson } from "../../live/fetch-json";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { JsonText } from "./json-text";

type RawProps = { transactionId: string; entry: TimelineEntry; onClose: () => void };

/** The payload itself, as it was received or sent. */
export default function Raw({ transactionId, entry, onClose }: RawProps) {
  const t = useTranslations("timeline.raw");
  const raw = useQuery({
    // Facts never change, so it is no part of a live topic.
    queryKey: ["raw", transactionId, entry.id],
    queryFn: ({ signal }) => fetchJson<RawFact>(`/api/desk/transactions/${transactionId}/facts/${entry.id}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title =
    raw.data === undefined ? "" : raw.data.kind === "event" ? t("event", { id: raw.data.eventId }) : raw.data.line;
  return (
    // The payload takes the columns of state and source as well: it is as wide as its lines.
    <div className="mt-2.5 overflow-hidden rounded-md bg-sunken md:-mr-[17.5rem]">
      <div className="flex min-h-9 items-center gap-2 border-b py-1 pr-1.5 pl-3 text-xs text-muted">
        <span className="min-w-0 flex-1 break-all">{title}</span>
        {raw.data === undefined ? null : <CopyButton text={textOf(raw.data)} label={t("copy")} />}
        <Button variant="quiet" size="icon-sm" onClick={onClose} aria-label={t("hide")}>
          <X />
        </Button>
      </div>
      {raw.isPending ? <p className="animate-late px-3 py-2.5 text-xs text-muted">{t("loading")}</p> : null}
      {raw.isError ? <p className="px-3 py-2.5 text-xs text-danger">{t("failed")}</p> : null}
      {raw.data === undefined ? null : <Parts raw={raw.data} late={entry.lateMs !== null} />}
    </div>
  );
}

function Parts({ raw, late }: { raw: RawFact; late: boolean }) {
  const t = useTranslations("timeline.raw");
  if (raw.kind === "event") return <JsonText text={raw.text} marked={late ? ["createdAt"] : ["state"]} />;
  return (
    <>
      <h4 className="px-3 pt-2.5 text-xs font-medium text-muted">{t("request")}</h4>
      {raw.request === null ? (
        <p className="px-3 py-1 text-xs text-muted">{t("noBody")}</p>
      ) : (
        <JsonText text={raw.request} marked={["note", "statement"]} />
      )}
      <h4 className="border-t px-3 pt-2.5 text-xs font-medium text-muted">
        {raw.httpStatus === null ? t("noAnswer") : t("answer", { status: raw.httpStatus })}
      </h4>
      {raw.answer === null ? (
        <p className="px-3 pt-1 pb-2.5 text-xs text-muted">{t("noBody")}</p>
      ) : (
        <JsonText text={raw.answer} marked={["state", "transaction_state"]} />
      )}
    </>
  );
}

const textOf = (raw: RawFact): string =>
  raw.kind === "event"
    ? raw.text
    : [raw.line, raw.request, raw.httpStatus, raw.answer].filter((part) => part !== null).join("\n");
