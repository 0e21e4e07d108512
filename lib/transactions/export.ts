import { and, inArray } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { methodName } from "@/lib/contacts/contact";
import { type Context, type Person, requireRight } from "@/lib/context";
import { type ListWords, plainList } from "@/lib/exports/plain-list";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, inBatches, takeAway } from "@/lib/exports/take-away";
import { FEW } from "@/lib/lists/page";
import type { Column } from "./columns";
import type { TransactionFilter } from "./filter";
import { asLine, readLines, type TransactionLine } from "./lines";
import { filterCondition, searchDesk, viewCondition } from "./search";
import { printSearch } from "./search-words";
import { AMOUNT_IN_FILE, type SumWords, signed, sumNotes } from "./sum-notes";
import { readSums } from "./sums";
import { bucketOf, type Flow, type State } from "./transaction";

/** What is on the screen: the filter or, where lines are picked, these alone; the columns in their order. */
export type ExportAsk = {
  filter: TransactionFilter;
  ids: readonly string[] | null;
  columns: readonly Column[];
  format: Format;
};

type FileColumn = Column | "countedAs" | "currency";

/** The words of the screen. */
export type ExportWords = ListWords<FileColumn> &
  SumWords & {
    byLink: string;
    state: (state: State) => string;
    flow: (flow: Flow) => string;
    /** In the place of the filter, where lines were picked. */
    picked: string;
  };

/**
 * Every transaction of a list, as it is on the screen, with its sums. Who exported what is in the audit log before the first
 * row leaves.
 */
export async function exportTransactions(ctx: Context<Person>, ask: ExportAsk, words: ExportWords): Promise<Export> {
  requireRight(ctx, "lists.export");
  const desk = await searchDesk(ctx);
  const { filter } = ask;
  const only = ask.ids === null ? undefined : inArray(transactions.id, [...ask.ids]);
  const condition = and(filterCondition(filter, desk), viewCondition(filter.view, desk.now), only);
  const narrowed = filterWords(ctx, ask, words);
  return takeAway(
    ctx.db,
    async function* (tx) {
      const sums = await readSums(tx, filter, desk, undefined, only);
      yield { head: sums };
      yield* inBatches(async (place, limit) => {
        const rows = await readLines(tx, condition, place, limit, sums.matching <= FEW);
        return rows.map((row) => ({ line: asLine(row), cursor: row.cursor }));
      });
    },
    async (sums) => {
      const { matching } = sums;
      await record(ctx.db, ctx, {
        action: "transaction.export",
        data: { format: ask.format, rows: matching, columns: ask.columns.join(), filter: narrowed },
      });
      return plainList(ctx, words, {
        matching,
        filter: narrowed,
        zone: desk.zone,
        columns: ask.columns.flatMap(filed),
        times: ["time", "since"],
        sums: sumNotes(sums, words),
        cell: (line, column) => cellOf(line, column, words),
      });
    },
  );
}

const filed = (column: Column): readonly FileColumn[] => (column === "amount" ? AMOUNT_IN_FILE : [column]);

function cellOf(line: TransactionLine, column: FileColumn, words: ExportWords): Cell {
  switch (column) {
    case "time":
      return { at: line.createdAt };
    case "since":
      return { at: line.since };
    case "contact":
      return line.contactName;
    case "state":
      return words.state(line.state);
    case "flow":
      return words.flow(line.flow);
    case "method":
      return (line.method === null ? null : methodName(line.method)) ?? words.byLink;
    case "countedAs":
      return words.bucket(bucketOf(line));
    case "amount":
      return { minor: signed(line), currency: line.currency };
    default:
      return line[column] ?? "";
  }
}

function filterWords(ctx: Context, { filter, ids }: ExportAsk, words: ExportWords): string {
  if (ids !== null) return words.picked;
  const line = printSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const view = filter.view === "all" ? [] : [`view:${filter.view}`];
  return [...view, ...(line === "" ? [] : [line])].join(" ") || words.note("everything");
}
