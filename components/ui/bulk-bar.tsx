"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { cn } from "./cn";

type BulkBarProps = {
  /** "3 selected · out $22,755.95". */
  children: ReactNode;
  actions: ReactNode;
  onClear: () => void;
  /** A SumLine closes the page: float above it. */
  aboveSum?: boolean;
  className?: string;
};

/** What can be done with the selected, floating above the page; above the bottom bar on a phone. What the focus goes to stays clear of it (globals.css). Read out as the selection changes. */
export function BulkBar({ children, actions, onClear, aboveSum = false, className }: BulkBarProps) {
  const t = useTranslations("common");
  return (
    <div
      data-above-sum={aboveSum || undefined}
      className={cn(
        "fixed z-8 flex animate-fade-in items-center gap-2 rounded-lg bg-raised py-1.75 pr-1.75 pl-3.5 whitespace-nowrap shadow-float",
        // Held on both sides: hung on the middle it would have half the room, and break its words.
        "md:right-4 md:left-[calc(var(--spacing-rail)+1rem)] md:mx-auto md:w-fit",
        "max-md:inset-x-3 max-md:bottom-20",
        // Where the desk is narrow its sums take three lines.
        aboveSum ? "md:bottom-27 lg:bottom-20" : "md:bottom-5",
        className,
      )}
    >
      <span role="status" className="min-w-0 truncate md:whitespace-normal">
        {children}
      </span>
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line max-md:hidden" />
      <span className="flex items-center gap-1 max-md:ml-auto max-md:[&_.lucide]:hidden">{actions}</span>
      <Button variant="quiet" size="icon-sm" onClick={onClear} aria-label={t("clearSelection")}>
        <X />
      </Button>
    </div>
  );
}
