"use client";

import { useTranslations } from "use-intl";
import type { Completeness } from "@/lib/webhooks/completeness";
import { Moment } from "./moment";

/** How far it is known that every event is here: only then does silence say anything. */
export function InboxWords({
  completeness: { upTo, missing },
  sentAt,
}: {
  completeness: Completeness;
  sentAt: string;
}) {
  const t = useTranslations("doubts.complete");
  const key = upTo === null ? "never" : upTo < sentAt ? "behind" : "upTo";
  return (
    <p className="mt-1.5 max-w-168 text-xs text-pretty text-muted">
      {t.rich(key, { time: () => (upTo === null ? null : <Moment at={upTo} />) })}{" "}
      {missing === 0 ? null : t("missing", { count: missing })}
    </p>
  );
}
