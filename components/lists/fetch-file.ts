import { FrameReader } from "@/lib/exports/frames";
import { CONTENT_TYPES, type Format } from "@/lib/exports/table";
import { failureOf } from "../live/fetch-json";
import type { Progress } from "./use-export";

/** Reads the file as it comes and saves it, once it is whole. Gives how many rows it has. */
export async function fetchFile(
  path: string,
  format: Format,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<number> {
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
  save(new Blob([...blobs, ...frames.pieces], { type: CONTENT_TYPES[format] }), name);
  return count;
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
