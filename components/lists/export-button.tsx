"use client";

import { Download, X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Format } from "@/lib/exports/table";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import type { ExportRun } from "./use-export";

type ExportButtonProps = {
  run: ExportRun;
  /** How many lines it would be; null where that is known only once they are read. */
  count: number | null;
  /** The route of the export, with its filter and columns. */
  path: string;
};

/** Makes a file of exactly what is listed; while it is made, how far it is and how to stop it. */
export function ExportButton({ run, count, path }: ExportButtonProps) {
  const t = useTranslations("lists.export");
  const { progress } = run;
  if (progress !== null) {
    return (
      <span className="flex items-center gap-2 text-xs text-muted">
        <progress
          max={progress.count || 1}
          value={progress.done}
          aria-label={t("progress", progress)}
          className="h-1 w-24 accent-accent"
        />
        <span className="tabular-nums max-md:sr-only">{t("progress", progress)}</span>
        <Button variant="quiet" size="icon-sm" aria-label={t("cancel")} onClick={run.cancel}>
          <X />
        </Button>
      </span>
    );
  }
  return (
    <Menu
      label={t("menu")}
      align="end"
      entries={exportEntries((format) => void run.start(path, format), t)}
      trigger={(trigger) => (
        <Button {...trigger} aria-keyshortcuts="e" data-letter="e">
          <Download />
          {count === null ? t("selected") : t("button", { count })}
        </Button>
      )}
    />
  );
}

/** The two kinds of file, as entries of a menu. */
export const exportEntries = (
  start: (format: Format) => void,
  t: ReturnType<typeof useTranslations<"lists.export">>,
) => [
  { key: "csv", label: t("csv"), hint: t("csvHint"), onSelect: () => start("csv") },
  { key: "xlsx", label: t("xlsx"), hint: t("xlsxHint"), onSelect: () => start("xlsx") },
];
