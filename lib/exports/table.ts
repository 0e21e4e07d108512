/** What an export is made of, whatever kind of file it becomes. */

/** A text as it is, an amount in integer minor units with its sign, an instant (ISO 8601), or how many. */
export type Cell = string | { minor: number; currency: string } | { at: string } | { count: number };

/** A table and what closes it: sums and where the table is from, as rows of their own. `zone`: of the times, an IANA name. */
export type Table = {
  name: string;
  notesName: string;
  zone: string;
  heads: readonly string[];
  rows: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Asked for when all rows are through. */
  notes: () => readonly (readonly Cell[])[];
};

export const FORMATS = ["csv", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Record<Format, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
