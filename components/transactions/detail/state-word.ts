"use client";

import { useTranslations } from "use-intl";
import { isKnownState, type State } from "@/lib/transactions/transaction";

/** A state in words; one that is Jetpay's own stays as it came. */
export function useStateWord(): (state: State) => string {
  const t = useTranslations("states");
  return (state) => (isKnownState(state) ? t(state) : state);
}
