import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type SectionProps = { title: ReactNode; sub?: ReactNode; actions?: ReactNode; children: ReactNode; className?: string };

/** A part of a page: parted by space and a title, not by a box. */
export function Section({ title, sub, actions, children, className }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("mt-9 first:mt-0 [header+&]:mt-5", className)}>
      <div className="mb-3 flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={id}>{title}</h2>
        {sub ? <span className="text-xs text-muted">{sub}</span> : null}
        {actions ? (
          <div className="ml-auto flex flex-wrap items-center justify-end gap-2 text-xs">{actions}</div>
        ) : null}
      </div>
      {children}
    </section>
  );
}

/** A part of a side panel, under a hairline. */
export function SideSection({
  title,
  children,
  className,
}: {
  title: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("border-t py-4.5 first:border-t-0 first:pt-0", className)}>
      <h3 id={id} className="mb-3">
        {title}
      </h3>
      {children}
    </section>
  );
}
