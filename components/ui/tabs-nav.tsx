import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type TabsNavItem = { key: string; href: Route; label: ReactNode; count?: number; current?: boolean };

/** Views of one page as links: the address says which, so it can be sent to someone. */
export function TabsNav({
  label,
  items,
  end,
  className,
}: {
  label: string;
  items: readonly TabsNavItem[];
  /** Behind the tabs: a button that has to do with them. */
  end?: ReactNode;
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn("no-scrollbar -mx-6 mb-3.5 overflow-x-auto border-b px-6 max-md:-mx-4 max-md:px-4", className)}
    >
      <ul className="flex gap-5">
        {items.map((item) => (
          <li key={item.key}>
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? "page" : undefined}
              className={cn(
                "-mb-px flex items-center gap-1.5 border-b-2 pt-1.5 pb-2.5 font-medium whitespace-nowrap -outline-offset-2! max-md:min-h-11",
                item.current ? "border-strong text-strong" : "border-transparent text-muted hover:text-strong",
              )}
            >
              {item.label}
              {item.count === undefined ? null : <span className="font-normal text-muted">{item.count}</span>}
            </Link>
          </li>
        ))}
        {end ? <li className="flex items-center pb-1">{end}</li> : null}
      </ul>
    </nav>
  );
}
