"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { Format } from "@/lib/exports/table";
import { RequestFailed } from "../live/fetch-json";
import { notify } from "../ui/notify";
import { useProblemText } from "../ui/problem-text";

/** Rows done, of how many. */
export type Progress = { done: number; count: number };

export type ExportRun = ReturnType<typeof useExport>;

/**
 * Fetches a list's file with progress, and saves it once it is whole: a file that looks complete and is not would be worse than
 * none. `path` is the route of the export without its format.
 */
export function useExport() {
  const t = useTranslations("lists.export");
  const problem = useProblemText();
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (path: string, format: Format) => {
    if (stop.current !== null) return;
    stop.current = new AbortController();
    const { signal } = stop.current;
    setProgress({ done: 0, count: 0 });
    try {
      const { fetchFile } = await import("./fetch-file");
      const count = await fetchFile(`${path}&format=${format}&frames`, format, signal, setProgress);
      notify({ tone: "done", title: t("done", { count }) });
    } catch (error) {
      if (!signal.aborted) notify({ tone: "failed", title: wordsOf(error) ?? t("failed") });
    } finally {
      stop.current = null;
      setProgress(null);
    }
  };
  const wordsOf = (error: unknown): string | undefined =>
    error instanceof RequestFailed && error.key !== null ? problem({ key: error.key }) : undefined;
  return { progress, start, cancel: () => stop.current?.abort() };
}
