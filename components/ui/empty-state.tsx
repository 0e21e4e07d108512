import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  /** "No money is held". */
  title: ReactNode;
  /** One sentence on what would be here. */
  children?: ReactNode;
  /** One action; after a search it is to drop the last filter. */
  action?: ReactNode;
  className?: string;
};

/** The hollow line: a run that leads to nothing yet. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("max-w-88 py-8", className)}>
      <svg
        viewBox="0 0 56 12"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        className="h-3 w-14 text-line-strong"
      >
        <path d="M2 6h34" strokeLinecap="round" />
        <circle cx="46" cy="6" r="4" strokeDasharray="3 2.3" />
      </svg>
      <h2 className="mt-2.5 mb-0.5 text-sm">{title}</h2>
      {children ? <p className="text-muted text-pretty">{children}</p> : null}
      {action ? <div className="mt-3.5 flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
