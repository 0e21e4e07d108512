import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount, writeAmount } from "./amounts";

const minors = fc.integer({ min: 1, max: 999_999_999_999_999 });
const currencies = fc.constantFrom("CAD", "USD", "JPY", "KWD");
const units = fc.constantFrom<"cents" | "dollars">("cents", "dollars");

/** The decimal written by hand from the digits, trailing zeros dropped as JSON drops them. */
const decimalOf = (minor: number, exponent: number): string => {
  const digits = String(minor).padStart(exponent + 1, "0");
  const fraction = digits.slice(digits.length - exponent).replace(/0+$/, "");
  return exponent === 0 || fraction === ""
    ? digits.slice(0, digits.length - exponent)
    : `${digits.slice(0, digits.length - exponent)}.${fraction}`;
};

describe("writing an amount", () => {
  it("writes the guide's samples", () => {
    expect(writeAmount(10_000, "cents", "CAD")).toBe(10_000);
    expect(JSON.stringify(writeAmount(10_050, "dollars", "CAD"))).toBe("100.5");
  });

  it("writes dollars digit for digit, up to fifteen digits", () => {
    fc.assert(
      fc.property(minors, (minor) => {
        expect(JSON.stringify(writeAmount(minor, "dollars", "CAD"))).toBe(decimalOf(minor, 2));
        expect(JSON.stringify(writeAmount(minor, "dollars", "KWD"))).toBe(decimalOf(minor, 3));
        expect(JSON.stringify(writeAmount(minor, "dollars", "JPY"))).toBe(String(minor));
      }),
    );
  });

  it("refuses what is no positive whole number of minor units", () => {
    for (const minor of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1_000_000_000_000_000]) {
      expect(() => writeAmount(minor, "dollars", "CAD")).toThrow(RangeError);
    }
  });
});

describe("reading an amount", () => {
  it("reads back what was written, in every unit and currency", () => {
    fc.assert(
      fc.property(minors, units, currencies, (minor, unit, currency) => {
        expect(readAmount(JSON.stringify(writeAmount(minor, unit, currency)), unit, currency)).toBe(minor);
      }),
    );
  });

  it.each([
    ["100.50", "dollars", 10_050],
    ["100.5", "dollars", 10_050],
    ["100.500000000000000000000", "dollars", 10_050],
    ["1.005e2", "dollars", 10_050],
    ["100", "dollars", 10_000],
    ["0.07", "dollars", 7],
    ["10000.0", "cents", 10_000],
    ["1e4", "cents", 10_000],
    ["-3.00", "dollars", -300],
    ["0", "cents", 0],
  ] as const)("reads %s in %s as %d", (text, unit, minor) => {
    expect(readAmount(text, unit, "CAD")).toBe(minor);
  });

  it.each(["100.505", "100.500000000000000000001", "1e-3", "", "abc", "NaN", "1e99", "90071992547409.93", "1,000.00"])(
    "says that %s is no exact number of cents",
    (text) => {
      expect(readAmount(text, "dollars", "CAD")).toBeNull();
    },
  );
});
