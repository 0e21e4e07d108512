import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountParts, formatMoney, formatPlainAmount, MAX_PAYMENT_MINOR, parseAmount } from "./money";

const CAD = "CAD";

describe("an amount as people type it", () => {
  test.each([
    ["1,234.50", 123_450],
    ["1234.5", 123_450],
    ["$ 1 234,50", 123_450],
    ["1\u00a0234,5", 123_450],
    ["1,234", 123_400],
    ["12,5", 1_250],
    ["0.01", 1],
    ["7.", 700],
    ["6,200 + 642.50", 684_250],
    ["CAD 20", 2_000],
  ])("%s is %i minor units", (text, minor) => {
    expect(parseAmount(text, CAD)).toEqual({ minor });
  });

  test.each([
    ["", "empty"],
    ["12.345", "too_many_decimals"],
    ["1.234.567", "not_a_number"],
    ["12,34,567", "not_a_number"],
    ["1,23.4", "not_a_number"],
    ["-5", "not_a_number"],
    ["1e3", "not_a_number"],
    ["ten", "not_a_number"],
    ["5 +", "not_a_number"],
    ["0.00", "not_positive"],
    ["100,000,000.00", "too_large"],
    ["9".repeat(40), "too_large"],
  ])("%s is refused: %s", (text, problem) => {
    expect(parseAmount(text, CAD)).toEqual({ problem });
  });

  test("a dot is never taken for a group mark, whatever follows it", () => {
    fc.assert(
      fc.property(fc.nat(999), fc.integer({ min: 0, max: 999 }), (whole, thousandths) => {
        const text = `${whole}.${String(thousandths).padStart(3, "0")}`;
        expect(parseAmount(text, CAD)).toEqual({ problem: "too_many_decimals" });
      }),
    );
  });
});

test("what is written is read back to the cent, in both languages", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_PAYMENT_MINOR }), fc.constantFrom("en-CA", "fr-CA"), (minor, locale) => {
      expect(parseAmount(formatPlainAmount({ minor, currency: CAD }, locale), CAD)).toEqual({ minor });
    }),
  );
});

test("an amount is written as its language does, with a real minus", () => {
  expect(formatMoney({ minor: 684_250, currency: CAD }, "en-CA", "out")).toBe("\u2212$6,842.50");
  expect(formatMoney({ minor: 684_250, currency: CAD }, "fr-CA", "out")).toBe("\u22126\u202f842,50\u00a0$");
  expect(formatMoney({ minor: -5, currency: CAD }, "en-CA", "auto")).toBe("\u2212$0.05");
  expect(amountParts({ minor: 1_234, currency: "JPY" }, "en-CA")).toEqual({
    before: "JPY\u00a0",
    whole: "1,234",
    cents: "",
    after: "",
  });
});
