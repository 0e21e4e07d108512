import { readFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";
import { ROOT } from "./places";

/** A face as the package has it, and what of it every page loads. */
export type CutFont = {
  /** In `node_modules/geist/dist/fonts`. */
  source: string;
  /** In `app/fonts`. */
  file: string;
  /** As CSS writes it (`unicode-range`); app/fonts.ts says the same. */
  range: string;
};

/** What English and French are written with; and what references, times and numbers of accounts are. */
export const CUT_FONTS: readonly CutFont[] = [
  {
    source: "geist-sans/Geist-Variable.woff2",
    file: "geist-sans.woff2",
    range:
      "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215",
  },
  {
    source: "geist-mono/GeistMono-Variable.woff2",
    file: "geist-mono.woff2",
    range: "U+0020-007E, U+00A0, U+00B7, U+2013-2014, U+2026",
  },
];

// The weights that app/tokens.css knows, and what browsers do unasked, with figures of one width (app/globals.css).
const KEPT = {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 400, max: 600 } },
  keepFeatures: ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"],
} as const;

/** The same drawings with fewer letters and weights, as WOFF2; each time the same bytes. */
export async function cutFont({ source, range }: CutFont): Promise<Buffer> {
  const whole = await readFile(join(ROOT, "node_modules/geist/dist/fonts", source));
  return subsetFont(whole, lettersOf(range), KEPT);
}

/** Every letter of a `unicode-range`. */
export const lettersOf = (range: string): string =>
  range
    .split(", ")
    .flatMap((part) => {
      const [from = Number.NaN, to = from] = part
        .replace("U+", "")
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place));
    })
    .join("");
