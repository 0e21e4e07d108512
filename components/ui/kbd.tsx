import type { ReactNode } from "react";
import { cn } from "./cn";

/** A key to press. Decoration beside a control that has the same by name, so screen readers pass over it. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-block min-w-5 rounded-xs border bg-raised px-1.25 py-0.75 text-center font-sans text-2xs leading-none font-medium text-muted",
        className,
      )}
    >
      {children}
    </span>
  );
}
