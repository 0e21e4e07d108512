import type { TimelineEntry } from "./timeline";

/** The lines of a timeline in the order in which they were heard, the newest first. */
export const inHeardOrder = (entries: readonly TimelineEntry[]): TimelineEntry[] =>
  [...entries].sort((a, b) => b.heardAt.localeCompare(a.heardAt) || b.id - a.id);
