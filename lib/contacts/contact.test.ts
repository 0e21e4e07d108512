import { describe, expect, test } from "vitest";
import { fold, methodName } from "./contact";
import { checkContact, checkEmail, checkName } from "./form-checks";

describe("a field of a contact", () => {
  test("a name is needed and fits on a line", () => {
    expect(checkName("  ")).toEqual({ key: "contact_name_empty" });
    expect(checkName("x".repeat(121))).toEqual({ key: "contact_name_long" });
    expect(checkName("Ateliers Gagnon")).toBeNull();
  });

  test.each(["maya@harrowpine.ca", "ap+invoices@fundy-marine.co", "comptes@ateliers.québec"])("takes %s", (email) => {
    expect(checkEmail(email)).toBeNull();
  });
  test.each(["maya", "maya@", "maya@harrow", "a b@harrow.ca", "a@b@c.ca", "a@b.ca, c@d.ca"])("refuses %s", (email) => {
    expect(checkEmail(email)).toEqual({ key: "mail_address" });
  });

  test("a form hears of every field at once", () => {
    const problems = checkContact({ name: "", email: "x", phone: "", language: "en" });
    expect(Object.keys(problems)).toEqual(["name", "email"]);
  });
});

test("what is typed is compared without case and accents", () => {
  expect(fold("  Tessier ÉLECTRIQUE ")).toBe("tessier electrique");
});

test("a method is named by who issued it and its last digits", () => {
  expect(methodName({ kind: "card", brand: "visa", last4: "4242" })).toBe("Visa ••4242");
  expect(methodName({ kind: "bank_account", brand: "RBC", last4: "2201" })).toBe("RBC ••2201");
  expect(methodName({ kind: "card", brand: "", last4: "" })).toBeNull();
});
