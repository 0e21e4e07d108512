import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contiguousId, type IdRange, type Looked, lookFurther, without } from "./id-ranges";

/** Small, so that neighbours and holes happen; far up, so that a number would not do. */
const id = fc.bigInt({ min: 0n, max: 30n }).map((n) => n + 2n ** 62n);
const batches = fc.array(fc.array(id, { maxLength: 6 }), { maxLength: 12 });

type Ledger = { looked: Looked | null; gaps: IdRange[] };
/** What the inbox does with each batch: fill what is open, then look further. */
function note({ looked, gaps }: Ledger, ids: bigint[], sent: bigint | null): Ledger {
  const next = lookFurther(looked, ids, sent);
  return { looked: next.looked, gaps: [...gaps.flatMap((gap) => without(gap, ids)), ...next.opened] };
}
const idsOf = (gaps: IdRange[]): bigint[] =>
  gaps
    .flatMap(({ first, last }) => Array.from({ length: Number(last - first) + 1 }, (_, n) => first + BigInt(n)))
    .sort((a, b) => (a < b ? -1 : 1));
const upTo = (low: bigint, high: bigint): bigint[] =>
  Array.from({ length: Number(high - low) + 1 }, (_, n) => low + BigInt(n));

describe("ids in any order, any number of times", () => {
  test("leave exactly those missing that did not come", () => {
    fc.assert(
      fc.property(batches, (given) => {
        const { looked, gaps } = given.reduce((ledger: Ledger, ids) => note(ledger, ids, null), {
          looked: null,
          gaps: [],
        });
        const seen = new Set(given.flat());
        expect(looked === null).toBe(seen.size === 0);
        if (looked === null) return;
        const sorted = [...seen].sort((a, b) => (a < b ? -1 : 1));
        expect(looked).toEqual({ lowest: sorted[0], highest: sorted.at(-1) });
        expect(idsOf(gaps)).toEqual(upTo(looked.lowest, looked.highest).filter((each) => !seen.has(each)));
      }),
    );
  });

  test("with what Jetpay says it sent, the tail is missing too", () => {
    fc.assert(
      fc.property(batches, id, (given, sent) => {
        const { looked, gaps } = given.reduce((ledger: Ledger, ids) => note(ledger, ids, sent), {
          looked: null,
          gaps: [],
        });
        const seen = new Set(given.flat());
        if (looked === null) return;
        const sentIsHere = seen.has(sent) || sent < looked.lowest;
        expect(idsOf(gaps).includes(sent)).toBe(!sentIsHere);
        expect(looked.highest >= sent).toBe(true);
      }),
    );
  });

  test("everything up to the contiguous id is here, and the next one is not", () => {
    fc.assert(
      fc.property(batches, (given) => {
        const { looked, gaps } = given.reduce((ledger: Ledger, ids) => note(ledger, ids, null), {
          looked: null,
          gaps: [],
        });
        const seen = new Set(given.flat());
        const contiguous = contiguousId(looked, gaps);
        if (looked === null || contiguous === null) return;
        for (const each of upTo(looked.lowest, contiguous)) expect(seen.has(each)).toBe(true);
        expect(seen.has(contiguous + 1n)).toBe(false);
      }),
    );
  });
});

test("a gap as wide as bigint is one range, and its ends are exact", () => {
  const { opened } = lookFurther({ lowest: 1n, highest: 1n }, [2n ** 63n - 1n], null);
  expect(opened).toEqual([{ first: 2n, last: 2n ** 63n - 2n }]);
  expect(without({ first: 2n, last: 2n ** 63n - 2n }, [2n ** 53n + 1n])).toEqual([
    { first: 2n, last: 2n ** 53n },
    { first: 2n ** 53n + 2n, last: 2n ** 63n - 2n },
  ]);
});

test("the first word of all may be that something was sent", () => {
  expect(lookFurther(null, [], 500n)).toEqual({
    looked: { lowest: 500n, highest: 500n },
    opened: [{ first: 500n, last: 500n }],
  });
  expect(lookFurther(null, [], null)).toEqual({ looked: null, opened: [] });
});
