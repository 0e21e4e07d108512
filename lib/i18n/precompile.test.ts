import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CompiledMessage } from "icu-minify/format";
import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import type { Locale } from "./locale";
import precompile from "./precompile.mjs";
import { say } from "./say";

type Tree<T> = { [key: string]: T | Tree<T> };

const LOCALES: Locale[] = ["en", "fr"];
const files = LOCALES.flatMap((locale) =>
  readdirSync(join(import.meta.dirname, "messages", locale)).map((name): [Locale, string] => [locale, name]),
);

test.each(files)("%s/%s says the same parsed by the build as it does parsed when it is said", (locale, name) => {
  const source = readFileSync(join(import.meta.dirname, "messages", locale, name), "utf8");
  const plain = leavesOf(JSON.parse(source) as Tree<string>);
  const built = new Map(leavesOf(JSON.parse(precompile(source)) as Tree<CompiledMessage>));
  expect([...built.keys()]).toEqual(plain.map(([key]) => key));
  for (const [key, text] of plain) {
    for (const count of [0, 1, 2, 1_234]) {
      const asIs = createTranslator({ locale, messages: { text }, timeZone: "UTC" });
      const said = asIs.markup(
        "text",
        valuesOf(text, count, (tag, inner) => `<${tag}>${inner}</${tag}>`),
      );
      const message = built.get(key);
      if (message === undefined) throw new Error(`${key} was lost`);
      const parts = say(
        message,
        { locale, timeZone: "UTC" },
        valuesOf(text, count, (tag, inner) => `<${tag}>${inner}</${tag}>`),
      );
      expect(Array.isArray(parts) ? parts.join("") : parts, key).toBe(said);
    }
  }
});

function leavesOf<T>(tree: Tree<T>, above = ""): [string, T][] {
  return Object.entries(tree).flatMap(([key, value]): [string, T][] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? leavesOf(value as Tree<T>, `${above}${key}.`)
      : [[above + key, value as T]],
  );
}

/** A number for what is counted, its own name for every other argument, and its own name around what a tag holds. */
function valuesOf(text: string, count: number, wrap: (tag: string, inner: string) => string) {
  const counted = new Set(
    [...text.matchAll(/\{(\w+), *(?:plural|number|selectordinal)/g)].map(([, name = ""]) => name),
  );
  const names = [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = ""]) => name);
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name = ""]) => name);
  return {
    ...Object.fromEntries(names.map((name) => [name, counted.has(name) ? count : name])),
    ...Object.fromEntries(
      tags.map((tag) => [tag, (inner: string | string[]) => wrap(tag, Array.isArray(inner) ? inner.join("") : inner)]),
    ),
  };
}
