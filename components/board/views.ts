/** The ways to look at the holds. */
export const VIEWS = ["board", "list"] as const;
export type View = (typeof VIEWS)[number];
