import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";

// The app and the worker both start in the folder of the package; nothing of it is bundled.
const FOLDER = join(process.cwd(), "node_modules", "geist", "dist", "fonts");
export const FONT_FILES = {
  regular: join(FOLDER, "geist-sans", "Geist-Regular.ttf"),
  strong: join(FOLDER, "geist-sans", "Geist-SemiBold.ttf"),
  mono: join(FOLDER, "geist-mono", "GeistMono-Regular.ttf"),
};
export type FontName = keyof typeof FONT_FILES;

type Fonts = Record<FontName, Buffer> & { has: (codePoint: number) => boolean };
let read: Fonts | undefined;

/** The fonts that papers carry in themselves, read once. `has`: whether all of them can draw a letter. */
export function fonts(): Fonts {
  read ??= readFonts();
  return read;
}

function readFonts(): Fonts {
  const { regular, strong, mono } = FONT_FILES;
  // The bundler would take the whole project for something that is read here.
  const read = (path: string) => readFileSync(/* turbopackIgnore: true */ path);
  const files = { regular: read(regular), strong: read(strong), mono: read(mono) };
  const faces = Object.values(files).map((file) => create(file));
  const has = (codePoint: number) =>
    faces.every((face) => "hasGlyphForCodePoint" in face && face.hasGlyphForCodePoint(codePoint));
  return { ...files, has };
}

/** Stands for a letter that the fonts lack. */
export const LACKING = "◊";

/**
 * A text as the fonts can draw it, on one line: what they lack becomes `LACKING`, one for each letter as people count them. Control
 * characters and marks that turn the direction of reading are taken out: a name must not rearrange what stands beside it.
 */
export function drawable(text: string): { text: string; lacking: boolean } {
  const { has } = fonts();
  const plain = text
    .normalize("NFC")
    .replace(/\u202f/g, "\u00a0")
    .replace(/[\s\p{Cc}]+/gu, (gap) => (gap === "\u00a0" ? gap : " "))
    .replace(/\p{Cf}/gu, "");
  let lacking = false;
  const letters = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(plain)].map(({ segment }) => {
    if ([...segment].every((letter) => has(letter.codePointAt(0) ?? 0))) return segment;
    lacking = true;
    return LACKING;
  });
  return { text: letters.join(""), lacking };
}
