"use client";

import { useTranslations } from "use-intl";
import { isKnownState, STATES, type State } from "@/lib/transactions/transaction";
import { ChoiceFilter } from "../lists/filters/choice-filter";
import { StateBadge } from "./state-badge";

/** A list narrowed down to transactions in some states. */
export function StateFilter({ states, onChange }: { states: readonly State[]; onChange: (states: State[]) => void }) {
  const t = useTranslations("lists.filters");
  const tStates = useTranslations("states");
  return (
    <ChoiceFilter<State>
      label={t("state")}
      options={STATES}
      chosen={states}
      draw={(state) => <StateBadge state={state} flush />}
      say={(state) => (isKnownState(state) ? tStates(state) : state)}
      onChange={onChange}
    />
  );
}
