import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import { type EventFilter, type EventState, printEventSearch } from "./event-search";
import { countEvents, type EventLine, eventCondition, readEventLines } from "./events";

const COLUMNS = [
  "heard",
  "happened",
  "id",
  "type",
  "state",
  "reference",
  "contact",
  "jetpayId",
  "applied",
  "error",
] as const;
export type EventColumn = (typeof COLUMNS)[number];

/** The words of the screen. */
export type EventExportWords = ListWords<EventColumn> & { state: (state: EventState) => string };

/** Every event that the filter lets through, the last heard first. */
export async function exportEvents(
  ctx: Context<Person>,
  { filter, format }: { filter: EventFilter; format: Format },
  words: EventExportWords,
): Promise<Export> {
  requireRight(ctx, "settings.read");
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const condition = eventCondition(filter, zone);
  const line = printEventSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const view = filter.view === "all" ? "" : `view:${filter.view}`;
  const narrowed = [view, line].filter((part) => part !== "").join(" ") || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countEvents(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readEventLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      await record(ctx.db, ctx, { action: "event.export", data: { format, rows: matching, filter: narrowed } });
      const cell = (each: EventLine, column: EventColumn) => cellOf(each, column, words);
      const times = ["heard", "happened", "applied"] as const;
      return plainList(ctx, words, { matching, filter: narrowed, zone, columns: COLUMNS, times, cell });
    },
  );
}

function cellOf(line: EventLine, column: EventColumn, words: EventExportWords): Cell {
  const cells: Record<EventColumn, () => Cell> = {
    heard: () => ({ at: line.heardAt }),
    happened: () => ({ at: line.happenedAt }),
    id: () => line.id,
    type: () => line.type,
    state: () => words.state(line.state),
    reference: () => line.ours?.reference ?? "",
    contact: () => line.ours?.contactName ?? "",
    jetpayId: () => line.jetpayId ?? "",
    applied: () => (line.appliedAt === null ? "" : { at: line.appliedAt }),
    error: () => line.error ?? "",
  };
  return cells[column]();
}
