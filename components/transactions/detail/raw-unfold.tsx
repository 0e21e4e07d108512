"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { TimelineEntry } from "@/lib/transactions/timeline";
import { cn } from "../../ui/cn";
import { later } from "../../ui/later";

const Raw = later(() => import("./raw"));

/** What is raw behind a fact, unfolded under its sentence; fetched when it is asked for, never in a dialog. */
export function RawUnfold({ transactionId, entry }: { transactionId: string; entry: TimelineEntry }) {
  const t = useTranslations("timeline.raw");
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="tap mt-0.5 inline-flex items-center gap-1 rounded-xs text-xs font-medium text-muted hover:text-strong"
      >
        <ChevronRight className={cn("size-3.5 stroke-2 transition-transform", open && "rotate-90")} />
        {t(entry.source === "webhook" ? "showEvent" : "showCall")}
      </button>
      <div id={id} hidden={!open}>
        {open ? <Raw transactionId={transactionId} entry={entry} onClose={() => setOpen(false)} /> : null}
      </div>
    </>
  );
}
