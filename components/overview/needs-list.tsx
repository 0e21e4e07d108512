"use client";

import { useTranslations } from "use-intl";
import type { Need } from "@/lib/overview/needs";
import { NeedRow } from "./need-row";
import { useNeedWords } from "./need-words";

/** What needs somebody, by urgency. The first that can be captured has the one jet button of the page. */
export function NeedsList({ needs, now }: { needs: readonly Need[]; now: number }) {
  const t = useTranslations("overview");
  const wordsOf = useNeedWords(now);
  if (needs.length === 0) return null;
  return (
    <ol aria-label={t("list")} className="border-t border-line-strong">
      {needs.map((need) => (
        <NeedRow key={keyOf(need)} words={wordsOf(need)} />
      ))}
    </ol>
  );
}

function keyOf(need: Need): string {
  if (need.kind === "holds") return `holds ${need.when} ${need.currency}`;
  if (need.kind === "lapsed") return `lapsed ${need.currency}`;
  if (need.kind === "mail") return `mail ${need.of.id} ${need.to}`;
  return "of" in need ? `${need.kind} ${need.of.id}` : need.kind;
}
