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

/** Without it a line says of nobody what it is. */
export const ALWAYS: Column = "contact";

/** A layout that can be drawn, of whatever an address or an older version of Jetdesk has kept; null where nothing of it can. */
export function knownLayout(columns: readonly string[], pinned: number): Layout | null {
  const known = COLUMNS.filter((column) => columns.includes(column));
  if (known.length === 0) return null;
  const ordered = [...known].sort((a, b) => columns.indexOf(a) - columns.indexOf(b));
  const all: Column[] = ordered.includes(ALWAYS) ? ordered : [ALWAYS, ...ordered];
  return { columns: all, pinned: Math.max(0, Math.min(Math.trunc(pinned) || 0, all.length - 1)) };
}
