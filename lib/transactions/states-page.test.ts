import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MOVES, OVERLAYS } from "./lifecycle";
import { statesPage } from "./states-page";

test("the page of states says what the tables say; if not, run npm run docs:states", () => {
  expect(readFileSync(new URL("../../docs/states.md", import.meta.url), "utf8")).toBe(statesPage());
});

test("every entry of both tables has a line of its own", () => {
  const lines = statesPage().split("\n");
  for (const entry of [...MOVES, ...OVERLAYS]) {
    expect(lines.filter((line) => line === `| ${entry.join(" | ")} |`)).toHaveLength(1);
  }
});
