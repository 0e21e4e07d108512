import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPhone, normalPhone } from "./phone";

test.each([
  ["(416) 555-0134", "+1 416 555 0134"],
  ["416.555.0134", "+1 416 555 0134"],
  ["4165550134", "+1 416 555 0134"],
  ["1-416-555-0134", "+1 416 555 0134"],
  ["+1 416-555-0134 ext 5", "+1 416 555 0134 ext. 5"],
  ["+1 (416) 555-0134x12", "+1 416 555 0134 ext. 12"],
  ["416 555 0134, poste 7", "+1 416 555 0134 ext. 7"],
  ["416 555 0134 #7", "+1 416 555 0134 ext. 7"],
  ["  +33 (0)1 23 45 67 89 ", "+33 0 1 23 45 67 89"],
  ["+44 20 7946 0958", "+44 20 7946 0958"],
  ["01 23 45 67 89", "01 23 45 67 89"],
  ["030/901820", "030 901820"],
  ["555-0134", "555 0134"],
  ["", ""],
])("%j is taken, and kept as %j", (typed, kept) => {
  expect(checkPhone(typed)).toBeNull();
  expect(normalPhone(typed)).toBe(kept);
});

describe("what is no phone number is told", () => {
  test.each([
    "ask Maya",
    "416-555-0134 or 0135",
    "+",
    "ext 5 416",
    "++1 416 555 0134",
    "416 555 01e4",
    "＋14165550134",
  ])("%j", (typed) => expect(checkPhone(typed)?.key).toMatch(/^phone_(characters|short)$/));
  test("with how many digits it has, when they are too few or too many", () => {
    expect(checkPhone("555-01")).toEqual({ key: "phone_short", values: { count: 5 } });
    expect(checkPhone("+1 416 555 0134 0134 0134")).toEqual({ key: "phone_long", values: { max: 15 } });
  });
});

test("what is kept is taken again and stays as it is", () => {
  const typed = fc.string({ unit: fc.constantFrom(..."+0123456789 ().-/x#ext"), maxLength: 30 });
  fc.assert(
    fc.property(typed, (phone) => {
      fc.pre(checkPhone(phone) === null);
      const kept = normalPhone(phone);
      expect(checkPhone(kept)).toBeNull();
      expect(normalPhone(kept)).toBe(kept);
      expect(kept.replace(/\D/g, "").endsWith(phone.replace(/\D/g, ""))).toBe(true);
    }),
  );
});
