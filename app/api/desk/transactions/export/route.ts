import { getHandler } from "@/app/_server/get-handler";
import { streamOf } from "@/app/_server/stream";
import { filterOf, loadSearch } from "@/components/transactions/search-params";
import { writeCsv } from "@/lib/exports/csv";
import { FRAMES_TYPE, framed } from "@/lib/exports/frames";
import { CONTENT_TYPES, FORMATS } from "@/lib/exports/table";
import { writeXlsx } from "@/lib/exports/xlsx";
import { wallClock } from "@/lib/i18n/format";
import { knownLayout, USUAL_LAYOUT } from "@/lib/transactions/columns";
import { exportTransactions } from "@/lib/transactions/export";
import { NOTHING } from "@/lib/transactions/search-words";
import { isUuid } from "@/lib/uuid";
import { exportWords } from "./words";

/** As many as can be picked by hand. */
const MOST_IDS = 200;

/**
 * The list's own address, with `&format=csv|xlsx&columns=time,contact,…`: the file of it. With `&ids=` only these, whatever the filter;
 * with `&frames` in pieces that say how far it is (lib/exports/frames.ts).
 */
export const GET = getHandler<Response>({
  permission: "transactions.export",
  run: async (ctx, { search, signal }) => {
    const format = FORMATS.find((each) => each === search.get("format")) ?? "csv";
    const { columns } = knownLayout(search.get("columns")?.split(",") ?? [], 0) ?? USUAL_LAYOUT;
    const ids = search.get("ids")?.split(",").filter(isUuid).slice(0, MOST_IDS) ?? null;
    const filter = ids === null ? filterOf(loadSearch(search)) : { ...NOTHING, view: "all" as const };
    const made = await exportTransactions(ctx, { filter, ids, columns, format }, await exportWords());
    const pieces = format === "xlsx" ? writeXlsx(made.table) : writeCsv(made.table);
    const at = wallClock(ctx.now(), made.table.zone).replaceAll(":", "").replace(" ", "-");
    const inFrames = search.has("frames");
    const making = { log: ctx.log, signal, onEnd: made.cancel };
    return new Response(streamOf(inFrames ? framed(pieces, made.rowsDone) : pieces, making), {
      headers: {
        "content-type": inFrames ? FRAMES_TYPE : CONTENT_TYPES[format],
        "content-disposition": `attachment; filename="transactions-${at}.${format}"`,
        "cache-control": "private, no-store",
        "x-jetdesk-rows": String(made.matching),
      },
    });
  },
});

/** Next would answer with GET, whose body nobody then reads or cancels. There is no telling about a file without making it. */
export const HEAD = getHandler<Response>({
  permission: "transactions.export",
  run: async () => new Response(null, { headers: { "cache-control": "private, no-store" } }),
});
