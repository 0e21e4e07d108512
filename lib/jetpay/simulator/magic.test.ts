import { describe, expect, it } from "vitest";
import { brandOfCard, isCardNumber, outcomeOfAmount, traitOfCard } from "./magic";

describe("magic", () => {
  it("reads amounts by their last four digits", () => {
    expect(outcomeOfAmount(6_601)).toEqual(outcomeOfAmount(126_601));
    expect(outcomeOfAmount(66_010).name).toBe("settles");
  });

  it.each([
    ["4242424242424242", "visa", "ok"],
    ["5555555555554444", "mastercard", "ok"],
    ["378282246310005", "amex", "ok"],
    ["4000000000000002", "visa", "declined"],
    ["4000000000000127", "visa", "not_tokenized"],
    ["4000000000000341", "visa", "capture_fails"],
  ])("knows the card %s", (number, brand, trait) => {
    expect([isCardNumber(number), brandOfCard(number), traitOfCard(number)]).toEqual([true, brand, trait]);
  });

  it("sees a mistyped number by its check digit", () => {
    expect(isCardNumber("4242424242424243")).toBe(false);
    expect(isCardNumber("4242")).toBe(false);
  });
});
