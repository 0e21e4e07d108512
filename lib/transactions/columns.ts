/** What a list of transactions can show of each, pure: shared by the screen, the export and what is kept of a person's choice. */
export const COLUMNS = [
  "time",
  "contact",
  "state",
  "flow",
  "method",
  "reference",
  "amount",
  "note",
  "statement",
  "since",
  "jetpayId",
] as const;
export type Column = (typeof COLUMNS)[number];

/** Columns in their order; the first `pinned` of them stay in sight while the rest scrolls sideways. */
export type Layout = { columns: Column[]; pinned: number };

export const USUAL_LAYOUT: Layout = {
  columns: ["time", "contact", "state", "flow", "method", "reference", "amount"],
  pinned: 0,
};
