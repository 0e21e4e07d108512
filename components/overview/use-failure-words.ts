"use client";

import { useTranslations } from "use-intl";
import type { Explanation } from "@/lib/transactions/explain";

/** Why something failed and what can be done, as far as the reason is known; `why` is empty where we would have to guess. */
export function useFailureWords(): (failure: Explanation, name: string) => { why: string; step: string | null } {
  const t = useTranslations("transactions.explain");
  return ({ reason, side }, name) =>
    reason === null
      ? { why: "", step: null }
      : { why: t(`reasons.${reason}`, { side }), step: t(`steps.${reason}`, { side, name }) };
}
