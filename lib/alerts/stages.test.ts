import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenStages, STAGES, stagesOf, stageWithin } from "./stages";

const HOUR = 60 * 60_000;
const deadline = 1_000 * HOUR;
const hold = (heldHours: number) => ({ heldAt: deadline - heldHours * HOUR, deadline });
const left = (hours: number) => deadline - hours * HOUR;

test.each([
  ["nothing a moment before the first", 120, 72.001, []],
  ["the first to the moment", 120, 72, [72]],
  ["all that have come", 120, 3, [72, 24, 4]],
  ["none past the deadline", 120, 0, []],
  ["only those still ahead when it was made", 23, 4, [4]],
  ["none whose moment is that of its making", 24, 20, []],
  ["none of a hold of three hours", 3, 1, []],
] as const)("a hold has come to %s", (_, heldHours, hoursLeft, stages) => {
  expect(stagesOf(hold(heldHours), left(hoursLeft))).toEqual(stages);
});

test("a stage once come stays until the deadline, and every stage come is one the deadline lies within", () => {
  const moment = fc.integer({ min: 0, max: 200 * 60 });
  fc.assert(
    fc.property(moment, moment, moment, (held, first, later) => {
      const at = (minutes: number) => deadline - 200 * HOUR + minutes * 60_000;
      const one = { heldAt: at(held), deadline };
      const before = stagesOf(one, at(Math.min(first, later)));
      const after = stagesOf(one, at(Math.max(first, later)));
      if (at(Math.max(first, later)) < deadline) expect(after).toEqual(expect.arrayContaining(before));
      const within = stageWithin(deadline, at(later));
      for (const stage of stagesOf(one, at(later))) expect(stage).toBeGreaterThanOrEqual(within ?? Number.NaN);
    }),
  );
});

test("the narrowest stage around a deadline", () => {
  expect([100, 72, 24.5, 24, 4, 0.1, 0].map((hours) => stageWithin(deadline, left(hours)))).toEqual([
    ...[null, 72, 72, 24, 4, 4, null],
  ]);
});

test("who has chosen nothing is told on the last day; who has chosen none, never", () => {
  expect(chosenStages(null)).toEqual([24, 4]);
  expect(chosenStages([])).toEqual([]);
  expect(chosenStages([4, 72, 11])).toEqual([72, 4]);
  expect(chosenStages([...STAGES].reverse())).toEqual([...STAGES]);
});
