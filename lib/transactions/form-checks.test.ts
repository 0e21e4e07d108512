import { expect, test } from "vitest";
import { checkDraft, type PaymentDraft } from "./form-checks";

const empty: PaymentDraft = {
  ...{ flow: "payout", contactId: null, paymentMethodId: null, merchantAccountId: "one" },
  ...{ amount: "", statement: "HARROW PINE 20418", note: "" },
};

test("what is missing is said where a person can act: a method is asked for once there is a contact", () => {
  expect(Object.keys(checkDraft(empty, "CAD"))).toEqual(["contactId", "amountMinor"]);
  const chosen = { ...empty, contactId: "somebody", amount: "12.34" };
  expect(checkDraft(chosen, "CAD")).toEqual({ paymentMethodId: { key: "method_missing" } });
  expect(checkDraft({ ...chosen, flow: "payout_link" }, "CAD")).toEqual({});
});
