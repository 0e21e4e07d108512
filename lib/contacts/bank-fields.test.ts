import { describe, expect, test } from "vitest";
import { type BankFields, checkBankAccount, checkBankField } from "./bank-fields";
import { institutionName } from "./institutions";

const good: BankFields = {
  institutionNumber: "001",
  transitNumber: "27601",
  accountNumber: "1111111",
  institution: "BMO",
  title: "Business chequing",
  accountType: "chequing",
  holderName: "Ateliers Gagnon",
  holderAddress: "123 Happy St",
  holderCity: "Vancouver",
  holderPostalCode: "A1A 1A1",
};

describe("a bank account's fields", () => {
  test("a complete account has no problem", () => {
    expect(checkBankAccount(good)).toEqual({});
  });

  test.each([
    ["transitNumber", "2760", { key: "transit_number_length", values: { count: 4 } }],
    ["transitNumber", "27a01", { key: "transit_number_not_digits" }],
    ["transitNumber", " ", { key: "transit_number_empty" }],
    ["institutionNumber", "01", { key: "institution_number_length", values: { count: 2 } }],
    ["accountNumber", "123456", { key: "account_number_length", values: { count: 6 } }],
    ["accountNumber", "1234567890123", { key: "account_number_length", values: { count: 13 } }],
    ["holderPostalCode", "A1A1A", { key: "postal_code_form" }],
    ["holderPostalCode", "D1A 1A1", { key: "postal_code_form" }],
    ["holderPostalCode", "90210", { key: "postal_code_form" }],
    ["holderName", "", { key: "holder_name_empty" }],
    ["holderCity", "x".repeat(121), { key: "line_long", values: { max: 120 } }],
  ] as const)("%s of %j is told how to put right", (field, text, problem) => {
    expect(checkBankField(field, text)).toEqual(problem);
  });

  test.each([
    ["transitNumber", "27601 "],
    ["accountNumber", "1111-111"],
    ["accountNumber", "000 1234 567"],
    ["holderPostalCode", "m5v2t6"],
  ] as const)("%s takes %j as people type it", (field, text) => {
    expect(checkBankField(field, text)).toBeNull();
  });
});

test("an institution is known by its number, an unlisted one is nobody's mistake", () => {
  expect(institutionName("006")).toBe("National Bank");
  expect(institutionName("998")).toBeNull();
});
