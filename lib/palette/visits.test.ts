import fc from "fast-check";
import { expect, test } from "vitest";
import { REMEMBERED, readVisits, type Visit, withVisit, writeVisits } from "./visits";

const visit: fc.Arbitrary<Visit> = fc.record({
  kind: fc.constantFrom("contact" as const, "transaction" as const),
  id: fc.uuid(),
});

test("what was visited is read as it was written, the latest first and each once", () => {
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 20 }), (all) => {
      const kept = all.reduce<Visit[]>(withVisit, []);
      expect(readVisits(writeVisits(kept))).toEqual(kept);
      expect(kept.length).toBeLessThanOrEqual(REMEMBERED);
      expect(kept[0]).toEqual(all.at(-1));
    }),
  );
});

test("what is no visit is left out", () => {
  expect(readVisits("")).toEqual([]);
  expect(readVisits("contact:1,page:/x,transaction")).toEqual([]);
});
