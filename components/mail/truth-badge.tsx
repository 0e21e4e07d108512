"use client";

import { useTranslations } from "use-intl";
import { dayKey } from "@/lib/i18n/format";
import type { MailTruth } from "@/lib/mail/truth";
import type { KnownState } from "@/lib/transactions/transaction";
import { useDesk } from "../shell/desk-context";
import { StateGlyph } from "../transactions/state-glyph";
import { cn } from "../ui/cn";
import { Time } from "../ui/time";

/** The disc fills as with payments, and is never full: no mail server tells us that a mail arrived. */
const GLYPHS: Record<MailTruth, { state: KnownState; colour: string }> = {
  planned: { state: "draft", colour: "text-muted" },
  waiting: { state: "draft", colour: "text-muted" },
  queued: { state: "requested", colour: "text-waiting" },
  held_up: { state: "requested", colour: "text-warning" },
  sending: { state: "sending", colour: "text-waiting" },
  taken: { state: "paid", colour: "text-accent" },
  kept: { state: "initiated", colour: "text-waiting" },
  refused: { state: "failed", colour: "text-danger" },
  unknown: { state: "unknown", colour: "text-unknown" },
  delayed: { state: "requested", colour: "text-warning" },
  bounced: { state: "failed", colour: "text-danger" },
  withdrawn: { state: "cancelled", colour: "text-muted" },
};

/** A ground only where a person may have to act. */
const GROUNDS: Partial<Record<MailTruth, string>> = {
  refused: "bg-danger-soft text-danger",
  bounced: "bg-danger-soft text-danger",
  unknown: "hatch text-unknown",
};

type TruthBadgeProps = {
  truth: MailTruth;
  /** Since when; shown behind the word, without its day where that stands on the line already. */
  at?: string;
  asked?: string;
  /** The word in short, where others stand beside it. */
  short?: boolean;
  flush?: boolean;
};

/** What is known of a mail's way, as a glyph, a word and its time. */
export function TruthBadge({ truth, at, asked, short = false, flush = false }: TruthBadgeProps) {
  const t = useTranslations("links");
  const { zone } = useDesk();
  const sameDay =
    at !== undefined && asked !== undefined && dayKey(new Date(at), zone) === dayKey(new Date(asked), zone);
  const ground = GROUNDS[truth];
  const { state, colour } = GLYPHS[truth];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-x-1.75 align-middle",
        short ? "whitespace-nowrap" : "max-w-full flex-wrap",
        ground && cn("min-h-5.5 rounded-sm pr-2 pl-1.5 font-medium", !flush && "md:-ml-1.5", ground),
      )}
    >
      <StateGlyph state={state} className={colour} />
      <span>{short ? t(`short.${truth}`) : t(`truth.${truth}`)}</span>
      {at === undefined ? null : (
        <Time at={at} format={sameDay ? "clock" : "dayTime"} className={ground ? "font-normal" : "text-muted"} />
      )}
    </span>
  );
}
