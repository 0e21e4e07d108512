"use client";

import { useTranslations } from "use-intl";
import type { Standing } from "@/lib/contacts/contact";
import type { KnownState } from "@/lib/transactions/transaction";
import { StateGlyph } from "../transactions/state-glyph";
import { cn } from "../ui/cn";

/** The same glyphs as for payments: a fact is full, what is awaited is open, doubt is hatched. */
const DRAWN: Record<Standing, { state: KnownState; className: string }> = {
  at_jetpay: { state: "completed", className: "[&>svg]:text-done" },
  sending: { state: "sending", className: "[&>svg]:text-waiting" },
  unreachable: { state: "draft", className: "[&>svg]:text-warning" },
  refused: {
    state: "failed",
    className: "state-tint h-5.5 rounded-sm pr-2 pl-1.5 -ml-1.5 font-medium bg-danger-soft text-danger",
  },
  unknown: {
    state: "unknown",
    className: "state-tint h-5.5 rounded-sm pr-2 pl-1.5 -ml-1.5 font-medium hatch text-unknown",
  },
};

/** Where a contact stands at Jetpay, as a glyph and a word; in a list the words say that it is Jetpay they speak of. */
export function StandingBadge({ standing, inList = false }: { standing: Standing; inList?: boolean }) {
  const t = useTranslations("contacts");
  const { state, className } = DRAWN[standing];
  return (
    <span className={cn("inline-flex items-center gap-1.75 align-middle whitespace-nowrap", className)}>
      <StateGlyph state={state} />
      {t(inList ? `standingInList.${standing}` : `standing.${standing}`)}
    </span>
  );
}
