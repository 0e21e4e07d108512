import { expect, test } from "vitest";
import type { SelfCheck } from "@/lib/health/self-check";
import { historyPlot } from "./history-plot";

const run = (change: Partial<SelfCheck> = {}): SelfCheck => ({
  id: "a",
  scope: "sample",
  state: "done",
  total: 50,
  matched: 50,
  healed: 0,
  differing: 0,
  unreachable: 0,
  withoutId: 0,
  startedAt: "2026-11-20T15:00:00.000Z",
  endedAt: "2026-11-20T15:00:12.000Z",
  by: null,
  ...change,
});

test("a run in which all matched is one whole column, however many it were", () => {
  const columns = historyPlot([run(), run({ id: "b", total: 4_000, matched: 4_000, scope: "all" })], 700);
  expect(columns.map(({ parts }) => parts)).toEqual([
    [{ kind: "matched", y: 0, height: 100 }],
    [{ kind: "matched", y: 0, height: 100 }],
  ]);
});

test("the newest stands at the right end", () => {
  const columns = historyPlot([run({ id: "new" }), run({ id: "old" })], 700);
  expect(columns.map(({ id }) => id)).toEqual(["old", "new"]);
  const [old, newest] = columns;
  expect((newest?.x ?? 0) + (newest?.width ?? 0)).toBeLessThanOrEqual(700);
  expect(old?.x ?? 0).toBeLessThan(newest?.x ?? 0);
});

test("one in thousands that differs is seen, and nothing stands outside of the drawing", () => {
  const [column] = historyPlot([run({ total: 4_000, matched: 3_998, differing: 1, healed: 1 })], 700);
  const parts = column?.parts ?? [];
  expect(parts.map(({ kind }) => kind)).toEqual(["matched", "healed", "differing"]);
  for (const part of parts.slice(1)) expect(part.height).toBe(7);
  for (const { y, height } of parts) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(100);
  }
  expect(parts.at(-1)?.y).toBeCloseTo(0);
});

test("what was not asked about is drawn as such; a run with nothing to ask about is empty", () => {
  const [cancelled] = historyPlot([run({ matched: 10, state: "cancelled" })], 700);
  expect(cancelled?.parts.map(({ kind }) => kind)).toEqual(["matched", "not_asked"]);
  const [empty] = historyPlot([run({ total: 0, matched: 0 })], 700);
  expect(empty?.parts).toEqual([]);
});
