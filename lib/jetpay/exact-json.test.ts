import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumbersAsText, stringifyExact, withStorableStrings } from "./exact-json";

const numbersToText = (value: unknown): unknown => {
  if (typeof value === "number") return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(numbersToText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, numbersToText(item)]));
};

describe("JSON with exact numbers", () => {
  it("keeps the digits of a number beyond 2^53 and of a trailing zero", () => {
    expect(parseNumbersAsText('{"id": 9223372036854775807, "amount": 100.50}')).toEqual({
      id: "9223372036854775807",
      amount: "100.50",
    });
  });

  it("leaves digits, quotes and backslashes inside strings alone", () => {
    expect(parseNumbersAsText('{"a 1": "x \\" 2, \\\\", "b": "3"}')).toEqual({ "a 1": 'x " 2, \\', b: "3" });
  });

  it("reads any JSON as JSON.parse does, numbers aside", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseNumbersAsText(JSON.stringify(value))).toEqual(numbersToText(JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it("refuses what only quoting would make JSON", () => {
    expect(() => parseNumbersAsText("{1: 2}")).toThrow(SyntaxError);
  });

  it("writes a bigint as the whole number it is", () => {
    expect(stringifyExact({ from: 9223372036854775807n, url: "https://x/1" })).toBe(
      '{"from":9223372036854775807,"url":"https://x/1"}',
    );
  });
});

describe("strings that PostgreSQL can hold", () => {
  it.each([
    ['"a\\u0000b"', '"a\\ufffdb"'],
    ['"\\ud83d\\ude00"', '"\\ud83d\\ude00"'],
    ['"\\ud83d"', '"\\ufffd"'],
    ['"\\ude00\\ud83d"', '"\\ufffd\\ufffd"'],
    ['"\\ud83d\\ud83d\\ude00"', '"\\ufffd\\ud83d\\ude00"'],
    ['"\\\\u0000"', '"\\\\u0000"'],
    ['"\\\\\\u0000"', '"\\\\\\ufffd"'],
    ['"\\uD800x"', '"\\ufffdx"'],
  ])("turns %s into %s", (received, kept) => {
    expect(withStorableStrings(received)).toBe(kept);
  });

  it("leave no NUL and no lone surrogate, and change nothing else", () => {
    const unit = fc.oneof(
      fc.constantFrom("\0", "\ud800", "\udc00", "\\", '"', "u0000", "😀"),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const text = units.join("");
        const escaped = JSON.stringify(text).replace(
          /[\u007f-\uffff]/g,
          (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
        );
        const expected = text.replaceAll("\0", "\ufffd").replace(/\p{Surrogate}/gu, "\ufffd");
        expect(JSON.parse(withStorableStrings(escaped))).toBe(expected);
      }),
    );
  });
});
