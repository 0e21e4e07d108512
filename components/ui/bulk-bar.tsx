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

/** What can be done with the selected, floating above the page; above the bottom bar on a phone. Read out as the selection changes. */
export function BulkBar({ children, actions, onClear, aboveSum = false, className }: BulkBarProps) {
  const t = useTranslations("common");
  return (
    <div
      className={cn(
        "fixed left-[calc(50%+var(--spacing-rail)/2)] z-8 flex -translate-x-1/2 animate-fade-in items-center gap-2 rounded-lg bg-raised py-1.75 pr-1.75 pl-3.5 whitespace-nowrap shadow-float",
        "md:max-w-[calc(100vw-var(--spacing-rail)-2rem)]",
        "max-md:inset-x-3 max-md:bottom-20 max-md:translate-x-0",
        aboveSum ? "md:bottom-16" : "md:bottom-5",
        className,
      )}
    >
      <span role="status" className="min-w-0 truncate md:whitespace-normal">
        {children}
      </span>
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line max-md:hidden" />
      <span className="flex items-center gap-1 max-md:ml-auto">{actions}</span>
      <Button variant="quiet" size="icon-sm" onClick={onClear} aria-label={t("clearSelection")}>
        <X />
      </Button>
    </div>
  );
}
