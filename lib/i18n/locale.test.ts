import { expect, test } from "vitest";
import { preferredLocale } from "./locale";

test.each([
  [null, "en"],
  ["", "en"],
  ["fr-CA,fr;q=0.9,en;q=0.8", "fr"],
  ["en-CA, fr-CA;q=0.5", "en"],
  ["fr;q=0.4, en;q=0.9", "en"],
  ["de, fr;q=0.3", "fr"],
  ["fr;q=0, de", "en"],
  ["*", "en"],
  [";;;q=x,,", "en"],
] as const)("%j asks for %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
