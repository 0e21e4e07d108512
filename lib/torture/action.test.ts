import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "@/db/seed/random";
import { type Action, describeFaults, drawAction, easier } from "./action";

const drawn = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => drawAction(new Random(seed)));

/** Things that are wrong in it. */
const wrongs = ({ spoiling, delivery, rival }: Action): number =>
  [spoiling.blow, spoiling.call, spoiling.mail, delivery, rival].filter((each) => each !== null).length;

test("the same seed draws the same action", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(drawAction(new Random(seed))).toEqual(drawAction(new Random(seed)));
    }),
  );
});

test("an easier one has exactly one thing less wrong in it, each thing in turn", () => {
  fc.assert(
    fc.property(drawn, (action) => {
      const easierOnes = easier(action);
      expect(easierOnes).toHaveLength(wrongs(action));
      for (const each of easierOnes) {
        expect(wrongs(each)).toBe(wrongs(action) - 1);
        expect({ do: each.do, picks: each.picks }).toEqual({ do: action.do, picks: action.picks });
      }
    }),
  );
});

test("what is wrong in it is told, and nothing where nothing is", () => {
  fc.assert(
    fc.property(drawn, (action) => {
      const told = describeFaults(action);
      expect(told === "").toBe(wrongs(action) === 0);
      expect(told.split(", ").filter(Boolean)).toHaveLength(wrongs(action));
    }),
  );
});
