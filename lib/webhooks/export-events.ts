import { record } from "@/lib/audit/record";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, narrowedBy, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import { readSetting } from "@/lib/settings/settings";
import type { EventColumn } from "./event-columns";
import { type EventFilter, type EventState, printEventSearch } from "./event-search";
import { countEvents, type EventLine, eventCondition, readEventLines } from "./events";

/** What is on the screen: the filter, and the columns in their order. */
type Ask = { filter: EventFilter; columns: readonly EventColumn[]; format: Format };

/** Which payment it speaks of takes two: whose it is, and which. */
const ABOUT = ["contact", "reference"] as const;
type FileColumn = Exclude<EventColumn, "about"> | (typeof ABOUT)[number];

/** The words of the screen. */
export type EventExportWords = ListWords<FileColumn> & {
  state: (state: EventState) => string;
  /** Of a payment that nobody here asked for. */
  notOurs: string;
};

/** Every event that the filter lets through, as it is on the screen. */
export async function exportEvents(
  ctx: Context<Person>,
  { filter, columns, format }: Ask,
  words: EventExportWords,
): Promise<Export> {
  requireRight(ctx, "settings.read");
  requireRight(ctx, "lists.export");
  const zone = await readSetting(ctx.db, "desk.zone");
  const condition = eventCondition(filter, zone);
  const line = printEventSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const narrowed = narrowedBy(filter.view, line) || words.note("everything");
  return takeAway(
    ctx.db,
    async function* (tx) {
      const { matching } = await countEvents(tx, condition, undefined);
      yield { head: matching };
      yield* inBatches((place, limit) => readEventLines(tx, condition, place, limit, matching <= FEW));
    },
    async (matching) => {
      const data = { format, rows: matching, columns: columns.join(), filter: narrowed };
      await record(ctx.db, ctx, { action: "event.export", data });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone,
        columns: columns.flatMap(filed),
        times: ["heard", "happened", "applied"],
        cell: (each, column) => cellOf(each, column, words),
      });
    },
  );
}

const filed = (column: EventColumn): readonly FileColumn[] => (column === "about" ? ABOUT : [column]);

function cellOf(line: EventLine, column: FileColumn, words: EventExportWords): Cell {
  const cells: Record<FileColumn, () => Cell> = {
    heard: () => ({ at: line.heardAt }),
    happened: () => ({ at: line.happenedAt }),
    id: () => line.id,
    type: () => line.type,
    state: () => words.state(line.state),
    reference: () => line.ours?.reference ?? "",
    contact: () => line.ours?.contactName ?? (line.jetpayId === null ? "" : words.notOurs),
    jetpayId: () => line.jetpayId ?? "",
    applied: () => (line.appliedAt === null ? "" : { at: line.appliedAt }),
    error: () => line.error ?? "",
  };
  return cells[column]();
}
