import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast, PAIRS } from "./contrast";

test("contrast is 21 for black on white, either way round, and 1 for a colour on itself", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21);
  expect(contrast([40, 90, 120], [40, 90, 120])).toBe(1);
  // The example everybody knows: the lightest grey that is read on white.
  expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
});

test("every pair is of tokens that there are", () => {
  const tokens = readFileSync("app/tokens.css", "utf8");
  const names = PAIRS.flatMap(({ ink, on }) => [ink, ...on]);
  expect(names.filter((name) => !tokens.includes(`--color-${name}:`))).toEqual([]);
});
