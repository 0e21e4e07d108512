/** The ways to look at the holds. */
export const VIEWS = ["board", "week", "list"] as const;
export type View = (typeof VIEWS)[number];
