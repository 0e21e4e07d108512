import type { ReactNode } from "react";
import { cn } from "./cn";

export type Fact = { key: string; term: ReactNode; detail: ReactNode; note?: ReactNode };

/** Names and values. */
export function Facts({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={cn("grid grid-cols-[6.75rem_minmax(0,1fr)] gap-x-3 gap-y-2.25", className)}>
      {facts.map((fact) => (
        <div key={fact.key} className="contents">
          <dt className="text-muted">{fact.term}</dt>
          <dd className="min-w-0 wrap-anywhere text-strong">
            {fact.detail}
            {fact.note ? <span className="block text-xs text-muted">{fact.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
