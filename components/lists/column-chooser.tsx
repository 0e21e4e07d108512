"use client";

import { Columns3 } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import type { Columns, Layout } from "@/lib/lists/columns";
import { Button } from "../ui/button";
import { Popover } from "../ui/popover";

const ColumnPanel = lazy(() => import("./column-panel")) as typeof import("./column-panel").default;

export type ColumnChooserProps<C extends string> = {
  columns: Columns<C>;
  /** The words of each. */
  name: (column: C) => string;
  layout: Layout<C>;
  onChange: (layout: Layout<C>) => void;
};

/** Which columns, in which order, and how many of the first stay in sight. Every change shows at once in the list behind it. */
export function ColumnChooser<C extends string>(props: ColumnChooserProps<C>) {
  const t = useTranslations("lists.columns");
  return (
    <Popover
      label={t("title")}
      align="end"
      className="w-80 p-3"
      trigger={(trigger) => (
        <Button size="icon" aria-label={t("button")} title={t("button")} className="max-md:hidden" {...trigger}>
          <Columns3 />
        </Button>
      )}
    >
      <Suspense fallback={<div className="h-96" />}>
        <ColumnPanel {...props} />
      </Suspense>
    </Popover>
  );
}
