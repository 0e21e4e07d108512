import { expect, test } from "vitest";
import { merchantFor } from "./own-account";

const account = (id: string, isDefault = false) => ({ id, label: id, institution: "RBC", last4: "2201", isDefault });
const [operating, payroll, usual] = [account("operating"), account("payroll"), account("usual", true)];

test("a form means what was chosen while it can be chosen, else the usual account, and the first one entered after it was opened", () => {
  expect(merchantFor("payroll", [operating, payroll, usual])).toBe(payroll);
  expect(merchantFor("retired", [operating, usual])).toBe(usual);
  expect(merchantFor("retired", [operating, payroll])).toBe(operating);
  expect(merchantFor(null, [])).toBeNull();
  expect(merchantFor(null, [usual])).toBe(usual);
});
