import { amountParts, exponentOf } from "@/lib/money";
import type { Column } from "@/lib/overview/flows";

/** Measures of the drawing, in its own units. In is drawn above ZERO, out below. */
export const HEIGHT = 238;
export const FLOOR = 220;
export const ZERO = 100;
export const LEFT = 40;
/** So much stands for two steps of the scale. */
const TWO_STEPS = 86;
/** How far beyond the second step there is room, in steps: above, and below. */
const ROOM_IN = 2.28;
const ROOM_OUT = 2.72;
const BAR = 18;
const GAP = 2;
/** A column with nothing in it is not a column that is missing. */
const HALF_TICK = 4;
/** What is there is seen, however small. */
const LEAST = 1.5;
/** A hatch is not one below this. */
const LEAST_HATCH = 6;

/** A part of a bar: solid is final, hollow is not, hatched is unknown. */
export type Part = { kind: "in" | "out"; sure: "final" | "open" | "unknown"; y: number; height: number };
/** `tick`: from where to where a mark crosses the line of a column in which nothing moved; null where something did. */
export type Drawn = {
  x: number;
  slot: number;
  width: number;
  parts: Part[];
  tick: { from: number; to: number } | null;
};
export type Tick = { y: number; minor: number };
export type Plot = { columns: Drawn[]; ticks: Tick[] };

/** Where everything stands in a drawing of this width. Amounts are minor units; in and out share one scale. */
export function plotOf(columns: readonly Column[], width: number, currency: string): Plot {
  const step = stepFor(columns, currency);
  const slot = (width - LEFT) / Math.max(1, columns.length);
  const bar = Math.min(BAR, slot * 0.5);
  return {
    columns: columns.map((column, index) => {
      const parts = step === null ? [] : [...stack("in", column, step), ...stack("out", column, step)];
      return {
        ...{ x: LEFT + slot * index + (slot - bar) / 2, slot, width: bar, parts },
        tick: parts.length > 0 ? null : { from: ZERO - HALF_TICK, to: ZERO + HALF_TICK },
      };
    }),
    ticks:
      step === null
        ? []
        : [2, 1, -1, -2].map((steps) => ({ y: ZERO - (steps * TWO_STEPS) / 2, minor: Math.abs(steps) * step })),
  };
}

/** From the line outwards: what is final, what is not, what is unknown. */
function stack(kind: "in" | "out", column: Column, step: number): Part[] {
  const side = column[kind];
  const unknown = kind === "in" ? column.unknownIn : column.unknownOut;
  const parts: Part[] = [];
  let from = 1;
  for (const [sure, minor] of [
    ["final", side.finalMinor],
    ["open", side.openMinor],
    ["unknown", unknown.minor],
  ] as const) {
    if (minor === 0) continue;
    const height = Math.max(sure === "unknown" ? LEAST_HATCH : LEAST, (minor / (2 * step)) * TWO_STEPS);
    parts.push({ kind, sure, height, y: kind === "in" ? ZERO - from - height : ZERO + from });
    from += height + GAP;
  }
  return parts;
}

/** The smallest round step at which every bar has room; null where there is nothing to draw. */
function stepFor(columns: readonly Column[], currency: string): number | null {
  const need = Math.max(
    ...columns.map((column) => (column.in.finalMinor + column.in.openMinor + column.unknownIn.minor) / ROOM_IN),
    ...columns.map((column) => (column.out.finalMinor + column.out.openMinor + column.unknownOut.minor) / ROOM_OUT),
    0,
  );
  if (need === 0) return null;
  for (let power = 10 ** exponentOf(currency); ; power *= 10) {
    for (const factor of [1, 2, 5]) if (power * factor >= need) return power * factor;
  }
}

/** A tick in few signs: `$500`, `$40k`, `$1.5M`. */
export function tickLabel(minor: number, currency: string, locale: string): string {
  const { before, after } = amountParts({ minor: 0, currency }, locale);
  const whole = minor / 10 ** exponentOf(currency);
  const [size, sign] = whole >= 1e9 ? [1e9, "B"] : whole >= 1e6 ? [1e6, "M"] : whole >= 1000 ? [1000, "k"] : [1, ""];
  return `${before}${String(whole / size)}${sign}${after}`;
}
