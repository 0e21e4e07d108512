"use client";

import { type ReactNode, useState } from "react";
import { Chip } from "../../ui/chip";
import { Dialog } from "../../ui/dialog";
import { Popover } from "../../ui/popover";
import { usePhone } from "./use-phone";

type FilterChipProps = {
  label: string;
  /** What is filtered by; without it the chip only offers itself. */
  value: string | null;
  onClear: () => void;
  /** The panel, given how to close it. */
  children: (close: () => void) => ReactNode;
  className?: string;
};

/** A filter of the list: a chip that opens its panel, on a phone a sheet from below. */
export function FilterChip(props: FilterChipProps) {
  return usePhone() ? <SheetChip {...props} /> : <PanelChip {...props} />;
}

function PanelChip({ label, value, onClear, children, className }: FilterChipProps) {
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

function SheetChip({ label, value, onClear, children }: FilterChipProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Chip
        label={label}
        value={value ?? ""}
        onClear={onClear}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      />
      <Dialog open={open} onOpenChange={setOpen} title={label}>
        {children(() => setOpen(false))}
      </Dialog>
    </>
  );
}
