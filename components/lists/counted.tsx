"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export type CountedProps = { counted: { matching: number; before: number }; shown: number };

/** How many match, and which of them are on this page. */
export function Counted({ counted: { matching, before }, shown }: CountedProps) {
  const t = useTranslations("lists.sum");
  const b = (text: ReactNode) => <b>{text}</b>;
  return (
    <span role="status" className="max-md:w-full">
      {shown === matching
        ? t.rich("allShown", { b, count: matching })
        : t.rich("range", { b, from: before + 1, to: before + shown, count: matching })}
    </span>
  );
}
