import type { Context, Person } from "@/lib/context";
import type { Cell } from "./table";
import type { Made } from "./take-away";

/** The words of a list's screen. */
export type ListWords<C extends string> = {
  title: string;
  column: (column: C) => string;
  note: (note: "title" | "rows" | "filter" | "everything" | "zone" | "when" | "who") => string;
};

type PlainList<C extends string, L> = {
  matching: number;
  /** What it was narrowed down by; empty: nothing. */
  filter: string;
  /** IANA name; heads of the columns of `times` name it. */
  zone: string;
  columns: readonly C[];
  times: readonly C[];
  cell: (line: L, column: C) => Cell;
};

/** The file of a list that has no columns to choose and no sums: below it stands how many lines it has and where it is from. */
export function plainList<C extends string, L>(
  ctx: Context<Person>,
  words: ListWords<C>,
  { matching, filter, zone, columns, times, cell }: PlainList<C, L>,
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
        [words.note("filter"), filter || words.note("everything")],
        [words.note("zone"), zone],
        [words.note("when"), { at: ctx.now().toISOString() }],
        [words.note("who"), ctx.actor.name],
      ],
    },
    cells: (line) => columns.map((column) => cell(line, column)),
  };
}
