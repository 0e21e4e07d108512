import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, narrowedBy, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { countDeliveries, type DeliveryLine, deliveryCondition, readDeliveryLines } from "./deliveries";
import type { DeliveryColumn } from "./delivery-columns";
import { type DeliveryFilter, printDeliverySearch } from "./delivery-search";

/** What is on the screen: the filter, and the columns in their order. */
type Ask = { filter: DeliveryFilter; columns: readonly DeliveryColumn[]; format: Format };

/** What one cell of the screen says takes several here: the ids from which to which, and of how many events which were new. */
const SEVERAL = {
  ids: ["first", "last"],
  events: ["fresh", "repeated", "times", "until"],
} as const;
type Several = typeof SEVERAL;
type FileColumn = Exclude<DeliveryColumn, keyof Several> | Several[keyof Several][number];

/** The words of the screen. */
export type DeliveryExportWords = ListWords<FileColumn> & { outcome: (outcome: string) => string };

/** Every kept call to the webhook route that the filter lets through, as it is on the screen. */
export async function exportDeliveries(
  ctx: Context<Person>,
  { filter, columns, format }: Ask,
  words: DeliveryExportWords,
): Promise<Export> {
  requireRight(ctx, "settings.read");
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const condition = deliveryCondition(filter, zone);
  const line = printDeliverySearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const narrowed = narrowedBy(filter.view, line) || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countDeliveries(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readDeliveryLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      const data = { format, rows: matching, columns: columns.join(), filter: narrowed };
      await record(ctx.db, ctx, { action: "webhook.export", data });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone,
        columns: columns.flatMap(filed),
        times: ["time", "until"],
        cell: (each, column) => cellOf(each, column, words),
      });
    },
  );
}

const filed = (column: DeliveryColumn): readonly FileColumn[] =>
  column === "ids" || column === "events" ? SEVERAL[column] : [column];

function cellOf(line: DeliveryLine, column: FileColumn, words: DeliveryExportWords): Cell {
  const cells: Record<FileColumn, () => Cell> = {
    time: () => ({ at: line.receivedAt }),
    outcome: () => words.outcome(line.outcome),
    status: () => ({ count: line.httpStatus }),
    batch: () => ({ count: line.events }),
    fresh: () => ({ count: line.fresh }),
    repeated: () => ({ count: line.events - line.fresh }),
    first: () => line.firstEventId ?? "",
    last: () => line.lastEventId ?? "",
    from: () => line.address?.replace(/^::ffff:/, "") ?? "",
    token: () => line.tokenId ?? "",
    size: () => ({ count: line.bytes }),
    times: () => ({ count: line.times }),
    until: () => (line.until === null ? "" : { at: line.until }),
  };
  return cells[column]();
}
