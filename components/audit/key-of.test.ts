import { expect, test } from "vitest";
import { keyOf } from "./key-of";

test.each([
  ["transaction.cancel", { flow: "authorization" }, "fine.release_hold"],
  ["transaction.cancel", { flow: "payout" }, "fine.cancel_payment"],
  ["transaction.create", { flow: "charge" }, "fine.charge"],
  ["payment_method.remove", { kind: "card" }, "fine.remove_card"],
  ["mail.send", { kind: "receipt" }, "fine.receipt"],
  ["mail.send", { again: "failed" }, "fine.mail_again"],
  ["person.save", { change: "alerts" }, "fine.own_alerts"],
])("an entry of %s that knows %j says so", (action, data, key) => {
  expect(keyOf({ action, data })).toBe(key);
});

test.each([
  ["transaction.cancel", {}, "actions.transaction_cancel"],
  ["mail.send", { to: ["a@b.example"] }, "actions.mail_send"],
  ["person.save", { from: {}, to: {} }, "actions.person_save"],
  ["sign_in", {}, "actions.sign_in"],
])("an entry of %s that knows no more says what was done", (action, data, key) => {
  expect(keyOf({ action, data })).toBe(key);
});

test("a word of another version has no key", () => {
  expect(keyOf({ action: "transaction.teleport", data: {} })).toBeNull();
});
