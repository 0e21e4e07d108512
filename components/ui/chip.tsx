"use client";

import { Plus, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "./cn";

/** The row of a list's filters; on a phone it scrolls sideways. */
export function Chips({ children, aside, className }: { children: ReactNode; aside?: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        "no-scrollbar mb-3 flex flex-wrap items-center gap-1.5 max-md:-mx-4 max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-0.5",
        className,
      )}
    >
      {children}
      {aside ? <span className="ml-auto text-xs text-muted max-md:hidden">{aside}</span> : null}
    </div>
  );
}

type ChipProps = ComponentProps<"button"> & {
  label: string;
  /** What is filtered by ("over $400"); without it the chip is off and offers itself. */
  value?: ReactNode;
  onClear?: () => void;
};

/** A filter: dashed while it is only possible, solid once it is on. Two buttons when on: change it, take it off. */
export function Chip({ label, value, onClear, className, ...button }: ChipProps) {
  const t = useTranslations("common");
  const on = value !== undefined && value !== null && value !== "";
  if (!on) {
    return (
      <button
        type="button"
        className={cn(BOX, "border-dashed px-2.25 text-muted hover:text-strong", className)}
        {...button}
      >
        <Plus className="size-3.5 stroke-2" />
        {label}
      </button>
    );
  }
  return (
    <span className={cn(BOX, "bg-raised text-normal", className)}>
      <button type="button" className="flex h-full items-center gap-1.5 rounded-l-sm pl-2.25 pr-1.5" {...button}>
        {label}
        <span aria-hidden="true" className="h-full w-px bg-line" />
        <b>{value}</b>
      </button>
      {onClear ? (
        <button
          type="button"
          onClick={onClear}
          aria-label={t("removeFilter", { name: label })}
          className="grid h-full place-items-center rounded-r-sm pr-2 pl-0.5 text-muted hover:text-strong max-md:w-8"
        >
          <X className="size-3.5 stroke-2" />
        </button>
      ) : null}
    </span>
  );
}

const BOX =
  "inline-flex h-7 flex-none items-center gap-1.5 rounded-sm border border-line-strong text-xs font-medium whitespace-nowrap has-[button+button]:gap-0 max-md:h-9";
