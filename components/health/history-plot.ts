import { askedAbout, type SelfCheck } from "@/lib/health/self-check";

/** Measures of the drawing, in its own units. */
export const HEIGHT = 108;
const FLOOR = 100;
const SLOT_MAX = 26;
const BAR = 0.6;
const GAP = 2;
/** What did not match is seen, however small its share. */
const LEAST = 7;

export type PartKind = "matched" | "healed" | "differing" | "unreachable" | "not_asked";
export type PlotPart = { kind: PartKind; y: number; height: number };
export type PlotColumn = { id: string; x: number; width: number; parts: PlotPart[] };

const UPWARDS: readonly PartKind[] = ["matched", "healed", "unreachable", "differing", "not_asked"];

/**
 * A column for each run, the newest at the right, as high as the others whatever its size: what counts is the share that
 * matched. What did not stands on top of it. A run with nothing to ask about has no parts.
 * @param runs the newest first
 */
export function historyPlot(runs: readonly SelfCheck[], width: number): PlotColumn[] {
  const slot = Math.min(SLOT_MAX, width / Math.max(1, runs.length));
  return [...runs].reverse().map((run, index) => ({
    id: run.id,
    x: width - slot * (runs.length - index) + (slot * (1 - BAR)) / 2,
    width: slot * BAR,
    parts: run.total === 0 ? [] : stack(run),
  }));
}

function stack(run: SelfCheck): PlotPart[] {
  const counts: Record<PartKind, number> = { ...run, not_asked: run.total - askedAbout(run) };
  const kinds = UPWARDS.filter((kind) => counts[kind] > 0);
  const room = FLOOR - GAP * (kinds.length - 1);
  const heights = kinds.map((kind) => Math.max(LEAST, (counts[kind] / run.total) * room));
  // What the least heights take beyond their share comes off the largest part.
  const largest = heights.indexOf(Math.max(...heights));
  const over = heights.reduce((sum, height) => sum + height, 0) - room;
  let floor = FLOOR;
  return kinds.map((kind, index) => {
    const height = (heights[index] ?? 0) - (index === largest ? over : 0);
    const y = floor - height;
    floor = y - GAP;
    return { kind, y, height };
  });
}
