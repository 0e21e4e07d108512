import { expect, test } from "vitest";
import { BROKEN } from "./broken";
import { wishOf } from "./wish";

test("without options, two hundred seeds from the first", () => {
  expect(wishOf([])).toMatchObject({ seed: 1, runs: 200, processes: false, broken: [], report: null });
});

test("takes a mistake by name, or all of them", () => {
  expect(wishOf(["--broken", "no_sweep"]).broken).toEqual(["no_sweep"]);
  expect(wishOf(["--broken", "all"]).broken).toEqual(Object.keys(BROKEN));
});

test.each([
  [["--seed", "0"], /--seed is a whole number/],
  [["--runs", "many"], /--runs is a whole number/],
  [["--broken", "nothing"], /--broken is all or one of no_intent/],
  [["--broken", "no_sweep", "--processes"], /simulated processes/],
])("%j is refused in words", (args, words) => {
  expect(() => wishOf(args)).toThrow(words);
});
