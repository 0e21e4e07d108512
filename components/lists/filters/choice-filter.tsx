"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";

const ChoicePanel = later(() => import("./choice-panel"));

type ChoiceFilterProps<V extends string> = {
  label: string;
  options: readonly V[];
  chosen: readonly V[];
  /** The option as it is drawn in the panel, and as the chip says it. */
  draw: (option: V) => ReactNode;
  say: (option: V) => string;
  onChange: (chosen: V[]) => void;
};

/** Several of a few: what is ticked holds at once. */
export function ChoiceFilter<V extends string>({ label, options, chosen, draw, say, onChange }: ChoiceFilterProps<V>) {
  const t = useTranslations("lists.filters");
  const value =
    chosen.length === 0 ? null : chosen.length <= 2 ? chosen.map(say).join(", ") : t("count", { count: chosen.length });
  return (
    <FilterChip label={label} value={value} onClear={() => onChange([])} className="w-60 px-4 py-3">
      {() => (
        <ChoicePanel
          label={label}
          // What the address names and we do not offer (a word of Jetpay's) can still be taken off.
          options={[...options, ...chosen.filter((each) => !options.includes(each))].map((option) => ({
            name: option,
            drawn: draw(option),
            ticked: chosen.includes(option),
            tick: (on) => onChange(on ? [...chosen, option] : chosen.filter((each) => each !== option)),
          }))}
        />
      )}
    </FilterChip>
  );
}
