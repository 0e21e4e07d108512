"use client";

import type { ReactNode } from "react";
import { Chip } from "../../ui/chip";
import { Popover } from "../../ui/popover";

type FilterChipProps = {
  label: string;
  /** What is filtered by; without it the chip only offers itself. */
  value: string | null;
  onClear: () => void;
  /** The panel, given how to close it. */
  children: (close: () => void) => ReactNode;
  className?: string;
};

/** A filter of the list: a chip that opens its panel. */
export function FilterChip({ label, value, onClear, children, className }: FilterChipProps) {
  return (
    <Popover
      label={label}
      className={className ?? "w-72 p-4"}
      trigger={(trigger) => <Chip label={label} value={value ?? ""} onClear={onClear} {...trigger} />}
    >
      {children}
    </Popover>
  );
}
