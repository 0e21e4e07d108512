import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { describe, expect, test } from "vitest";
import { CUT_FONTS, cutFont, lettersOf } from "./cut-fonts";
import { ROOT } from "./places";

const read = (file: string): Buffer => readFileSync(join(ROOT, "app/fonts", file));

describe.each(CUT_FONTS)("$file", (font) => {
  test("is what is cut of the package's face today", async () => {
    expect(read(font.file).equals(await cutFont(font))).toBe(true);
  });

  test("has every letter of its range that the whole face has", () => {
    const cut = create(read(font.file)) as Font;
    const whole = create(readFileSync(join(ROOT, "node_modules/geist/dist/fonts", font.source))) as Font;
    const asked = [...lettersOf(font.range)].map((letter) => letter.codePointAt(0) ?? 0);
    const has = (face: Font) => asked.filter((code) => face.hasGlyphForCodePoint(code));
    expect(has(cut)).toEqual(has(whole));
  });

  test("is named in app/fonts.ts with that range, and the whole face with none of it", () => {
    const face = (source: string) => new RegExp(`src: "[^"]*${source}"[^)]*?"(U\\+[^"]*)"`);
    const fonts = readFileSync(join(ROOT, "app/fonts.ts"), "utf8");
    expect(fonts.match(face(`fonts/${font.file}`))?.[1]).toBe(font.range);
    const rest = new Set(lettersOf(fonts.match(face(font.source))?.[1] ?? ""));
    expect(rest.has("ą")).toBe(true);
    expect([...lettersOf(font.range)].filter((letter) => rest.has(letter))).toEqual([]);
  });
});

test("figures have one width, for columns of them", () => {
  expect((create(read("geist-sans.woff2")) as Font).availableFeatures).toContain("tnum");
});
