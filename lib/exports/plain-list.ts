import type { Context, Person } from "@/lib/context";
import type { Cell } from "./table";
import type { Made } from "./take-away";

/** The words of a list's screen. */
export type ListWords<C extends string> = {
  title: string;
  column: (column: C) => string;
  note: (note: "title" | "rows" | "filter" | "everything" | "zone" | "when" | "who") => string;
};

/** What a list was narrowed down by: its view, where it is not the first, and its filter as a line. */
export const narrowedBy = (view: string, line: string): string =>
  [view === "all" ? "" : `view:${view}`, line].filter((part) => part !== "").join(" ");

type PlainList<C extends string, L> = {
  matching: number;
  /** What it was narrowed down by; empty: nothing. */
  filter: string;
  /** IANA name; heads of the columns of `times` name it. */
  zone: string;
  columns: readonly C[];
  times: readonly C[];
  /** What is summed up over all of it; most lists have no sums. */
  sums?: Cell[][];
  cell: (line: L, column: C) => Cell;
};

/** The file of a list: below its lines stands how many there are, what they add up to, and where the file is from. */
export function plainList<C extends string, L>(
  ctx: Context<Person>,
  words: ListWords<C>,
  { matching, filter, zone, columns, times, sums = [], cell }: PlainList<C, L>,
): Made<L> {
  return {
    matching,
    table: {
      name: words.title,
      notesName: words.note("title"),
      zone,
      heads: columns.map((column) =>
        times.includes(column) ? `${words.column(column)} (${zone})` : words.column(column),
      ),
      notes: () => [
        [words.note("rows"), { count: matching }],
        ...sums,
        [words.note("filter"), filter || words.note("everything")],
        [words.note("zone"), zone],
        [words.note("when"), { at: ctx.now().toISOString() }],
        [words.note("who"), ctx.actor.name],
      ],
    },
    cells: (line) => columns.map((column) => cell(line, column)),
  };
}
