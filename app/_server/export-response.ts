import type { Context } from "@/lib/context";
import { writeCsv } from "@/lib/exports/csv";
import { FRAMES_TYPE, framed } from "@/lib/exports/frames";
import { CONTENT_TYPES, FORMATS, type Format } from "@/lib/exports/table";
import type { Export } from "@/lib/exports/take-away";
import { writeXlsx } from "@/lib/exports/xlsx";
import { wallClock } from "@/lib/i18n/format";
import { streamOf } from "./stream";

/** `&format=csv|xlsx`. */
export const formatOf = (search: URLSearchParams): Format =>
  FORMATS.find((each) => each === search.get("format")) ?? "csv";

/** The file of an export, streamed as it is read; with `&frames` in pieces that say how far it is (lib/exports/frames.ts). */
export function exportResponse(
  ctx: Context,
  made: Export,
  stem: string,
  { search, signal }: { search: URLSearchParams; signal: AbortSignal },
): Response {
  const format = formatOf(search);
  const pieces = format === "xlsx" ? writeXlsx(made.table) : writeCsv(made.table);
  const at = wallClock(ctx.now(), made.table.zone).replaceAll(":", "").replace(" ", "-");
  const inFrames = search.has("frames");
  const making = { log: ctx.log, signal, onEnd: made.cancel };
  return new Response(streamOf(inFrames ? framed(pieces, made.rowsDone) : pieces, making), {
    headers: {
      "content-type": inFrames ? FRAMES_TYPE : CONTENT_TYPES[format],
      "content-disposition": `attachment; filename="${stem}-${at}.${format}"`,
      "cache-control": "private, no-store",
      "x-jetdesk-rows": String(made.matching),
    },
  });
}

/** To HEAD Next would answer with GET, whose body nobody then reads or cancels. There is no telling about a file without making it. */
export const noFile = (): Promise<Response> =>
  Promise.resolve(new Response(null, { headers: { "cache-control": "private, no-store" } }));
