"use client";

import { useTranslations } from "use-intl";
import { OUTCOMES } from "@/lib/webhooks/delivery-search";

/** What became of a call, in words; one of another version of Jetdesk is told as it is. */
export function useOutcomeWords(): (outcome: string) => string {
  const t = useTranslations("settings.webhooks.outcomes");
  return (outcome) => t(OUTCOMES.find((each) => each === outcome) ?? "other", { outcome });
}
