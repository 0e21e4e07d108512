"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** Above, what belongs together is one thing; the list of transactions counts each. This says which number is which. */
export function Waiting({ count }: { count: number }) {
  const t = useTranslations("overview");
  const tViews = useTranslations("transactions.views");
  if (count === 0) return null;
  return (
    <p className="mt-2.5 text-xs text-pretty text-muted">
      {t.rich("waiting", {
        count,
        view: tViews("needs_me"),
        all: (words: ReactNode) => (
          <Link href={"/transactions?view=needs_me" as Route} className="link tap">
            {words}
          </Link>
        ),
      })}
    </p>
  );
}
