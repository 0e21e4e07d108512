import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { known, listOf, oneOf, optional, readParams, text, writeParams } from "./params";

const params = {
  view: oneOf(["all", "mine"], "all"),
  side: oneOf(["in", "out"], null),
  q: text(),
  states: listOf((word) => word),
  flows: listOf(known(["payout", "charge"])),
  least: optional((found) => (/^\d+$/.test(found) ? Number(found) : null)),
};
const nothing = { view: "all", side: null, q: "", states: [], flows: [], least: null };

describe("reading", () => {
  test("what is not there, or cannot be read, is the fallback", () => {
    expect(readParams(params, {})).toEqual(nothing);
    expect(readParams(params, { view: "theirs", side: "", least: "many", flows: "gift" })).toEqual(nothing);
  });

  test("the first of two counts, from a page's record as from a request", () => {
    expect(readParams(params, { q: ["one", "two"] }).q).toBe("one");
    expect(readParams(params, new URLSearchParams("q=one&q=two")).q).toBe("one");
  });

  test("nothing has the character that no database takes", () => {
    const search = new URLSearchParams("states=%00,fai%00led&q=%00");
    expect(readParams(params, search)).toEqual({ ...nothing, states: ["failed"] });
  });

  test("of a list, what is not known is left out", () => {
    expect(readParams(params, { flows: "payout,gift,charge,," }).flows).toEqual(["payout", "charge"]);
  });
});

describe("writing", () => {
  test("leaves out what is as it would be anyway", () => {
    expect(writeParams(params, { ...nothing, view: "all" })).toBe("");
    expect(writeParams(params, { view: null, q: null }, "?view=mine&q=x")).toBe("");
  });

  test("leaves commas as they are", () => {
    expect(writeParams(params, { states: ["failed", "lapsed"], q: "a b" })).toBe("?q=a+b&states=failed,lapsed");
  });

  test("keeps what is not its own, and the order in which names were set", () => {
    const first = writeParams(params, { side: "in" }, "?other=1");
    const second = writeParams(params, { q: "rent" }, first);
    expect(second).toBe("?other=1&side=in&q=rent");
    expect(writeParams(params, { side: "out" }, second)).toBe("?other=1&side=out&q=rent");
  });

  test("what was written is read again", () => {
    const word = fc.string({ minLength: 1 }).filter((found) => !found.includes("%2C"));
    const values = fc.record({
      view: fc.constantFrom("all" as const, "mine" as const),
      side: fc.constantFrom("in" as const, "out" as const, null),
      q: fc.string(),
      states: fc.array(word),
      flows: fc.array(fc.constantFrom("payout" as const, "charge" as const)),
      least: fc.option(fc.nat()),
    });
    fc.assert(
      fc.property(values, (value) => {
        expect(readParams(params, new URLSearchParams(writeParams(params, value)))).toEqual(value);
      }),
    );
  });
});
