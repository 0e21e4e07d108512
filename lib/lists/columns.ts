/** Columns of a list in their order; the first `pinned` of them stay in sight while the rest scrolls sideways. */
export type Layout<C extends string> = { columns: C[]; pinned: number };

/** What a list can show of each of its lines, pure: shared by the screen, the file of it and what is kept of a person's choice. */
export type Columns<C extends string> = {
  all: readonly C[];
  always: C;
  usual: Layout<C>;
  /** A layout that can be drawn, of whatever an address or an older version of Jetdesk has kept; null where nothing of it can. */
  known: (columns: readonly string[], pinned: number) => Layout<C> | null;
  /** Those of a file, of the columns that its address names. */
  inFile: (named: readonly string[]) => readonly C[];
};

/** The columns of a list that is made by `defineColumns`. */
export type ColumnOf<D extends { always: string }> = D["always"];

type Given<C extends string> = {
  /** How the list is drawn until somebody chooses. */
  usual: readonly C[];
  /** What else it can show. */
  more: readonly C[];
  /** It cannot be left out: without it a line says of nobody what it is. */
  always: NoInfer<C>;
};

export function defineColumns<const C extends string>({ usual, more, always }: Given<C>): Columns<C> {
  const all = [...usual, ...more];
  const known = (columns: readonly string[], pinned: number): Layout<C> | null => {
    const found = all.filter((column) => columns.includes(column));
    if (found.length === 0) return null;
    const ordered = found.sort((a, b) => columns.indexOf(a) - columns.indexOf(b));
    const drawn = ordered.includes(always) ? ordered : [always, ...ordered];
    return { columns: drawn, pinned: Math.max(0, Math.min(Math.trunc(pinned) || 0, drawn.length - 1)) };
  };
  return {
    all,
    always,
    usual: { columns: [...usual], pinned: 0 },
    known,
    inFile: (named) => known(named, 0)?.columns ?? usual,
  };
}
