import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { countDeliveries, type DeliveryLine, deliveryCondition, readDeliveryLines } from "./deliveries";
import { type DeliveryFilter, printDeliverySearch } from "./delivery-search";

const COLUMNS = [
  "time",
  "outcome",
  "status",
  "events",
  "fresh",
  "first",
  "last",
  "from",
  "size",
  "times",
  "until",
] as const;
export type DeliveryColumn = (typeof COLUMNS)[number];

/** The words of the screen. */
export type DeliveryExportWords = ListWords<DeliveryColumn> & { outcome: (outcome: string) => string };

/** Every kept call to the webhook route that the filter lets through, the newest first. */
export async function exportDeliveries(
  ctx: Context<Person>,
  { filter, format }: { filter: DeliveryFilter; format: Format },
  words: DeliveryExportWords,
): Promise<Export> {
  requireRight(ctx, "settings.read");
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const condition = deliveryCondition(filter, zone);
  const line = printDeliverySearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const view = filter.view === "all" ? "" : `view:${filter.view}`;
  const narrowed = [view, line].filter((part) => part !== "").join(" ") || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countDeliveries(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readDeliveryLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      await record(ctx.db, ctx, { action: "webhook.export", data: { format, rows: matching, filter: narrowed } });
      const cell = (each: DeliveryLine, column: DeliveryColumn) => cellOf(each, column, words);
      const times = ["time", "until"] as const;
      return plainList(ctx, words, { matching, filter: narrowed, zone, columns: COLUMNS, times, cell });
    },
  );
}

function cellOf(line: DeliveryLine, column: DeliveryColumn, words: DeliveryExportWords): Cell {
  const cells: Record<DeliveryColumn, () => Cell> = {
    time: () => ({ at: line.receivedAt }),
    outcome: () => words.outcome(line.outcome),
    status: () => ({ count: line.httpStatus }),
    events: () => ({ count: line.events }),
    fresh: () => ({ count: line.fresh }),
    first: () => line.firstEventId ?? "",
    last: () => line.lastEventId ?? "",
    from: () => line.address?.replace(/^::ffff:/, "") ?? "",
    size: () => ({ count: line.bytes }),
    times: () => ({ count: line.times }),
    until: () => (line.until === null ? "" : { at: line.until }),
  };
  return cells[column]();
}
