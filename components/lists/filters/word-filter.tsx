"use client";

import { later } from "../../ui/later";
import { FilterChip } from "./filter-chip";

const WordPanel = later(() => import("./word-panel"));

export type WordFilterProps = {
  label: string;
  hint?: string;
  text: string;
  onChange: (text: string) => void;
};

/** Something typed in the search above; the chip is there once it is, to change it or take it off. */
export function WordFilter({ label, hint, text, onChange }: WordFilterProps) {
  if (text === "") return null;
  return (
    <FilterChip label={label} value={text} onClear={() => onChange("")}>
      {(close) => (
        <WordPanel
          label={label}
          hint={hint}
          text={text}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterChip>
  );
}
