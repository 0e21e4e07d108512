"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { FrameReader } from "@/lib/exports/frames";
import { CONTENT_TYPES, type Format } from "@/lib/exports/table";
import { failureOf, RequestFailed } from "../live/fetch-json";
import { useProblemText } from "../payments/problem-text";
import { notify } from "../ui/notify";

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
      const { file, name, count } = await fetchFile(`${path}&format=${format}&frames`, format, signal, setProgress);
      save(file, name);
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

async function fetchFile(path: string, format: Format, signal: AbortSignal, tell: (progress: Progress) => void) {
  const response = await fetch(path, { signal, headers: { accept: "*/*" } });
  if (!response.ok || response.body === null) throw await failureOf(response);
  const count = Number(response.headers.get("x-jetdesk-rows") ?? 0);
  const name = /filename="(.+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? `export.${format}`;
  const frames = new FrameReader();
  const blobs: Blob[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    frames.take(next.value);
    // The browser may put a blob on its disk; pieces would stay in memory.
    if (frames.pieces.length >= PIECES_A_BLOB) blobs.push(new Blob(frames.pieces.splice(0)));
    tell({ done: frames.rows, count });
  }
  if (!frames.whole) throw new Error("the file is not whole");
  return { file: new Blob([...blobs, ...frames.pieces], { type: CONTENT_TYPES[format] }), name, count };
}

const PIECES_A_BLOB = 64;

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has to have begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
