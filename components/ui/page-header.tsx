import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

type PageHeaderProps = {
  title: ReactNode;
  /** Beside the title, muted; below it on a phone. */
  sub?: ReactNode;
  /** At the end of the line. One jet button at most. */
  actions?: ReactNode;
  /** Where this page is from. */
  back?: { href: Route; label: string };
  className?: string;
};

export function PageHeader({ title, sub, actions, back, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-4", className)}>
      {back ? (
        <Link
          href={back.href}
          className="tap -ml-1 mb-3 inline-flex items-center gap-1 rounded-sm pr-1 text-muted hover:text-strong"
        >
          <ChevronLeft className="size-3.5 stroke-2" />
          {back.label}
        </Link>
      ) : null}
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-balance">{title}</h1>
        {sub ? (
          <p className="translate-y-0.5 text-muted max-md:order-1 max-md:w-full max-md:translate-y-0">{sub}</p>
        ) : null}
        {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
