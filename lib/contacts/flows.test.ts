import { expect, test } from "vitest";
import { flowsFor } from "./flows";

const bank = { kind: "bank_account", state: "active" } as const;
const card = { kind: "card", state: "active" } as const;
const obstacles = (
  contact: Omit<Parameters<typeof flowsFor>[0], "id">,
  role: Parameters<typeof flowsFor>[1] = "preparer",
) => Object.fromEntries(flowsFor({ id: "c1", ...contact }, role).map(({ flow, obstacle }) => [flow, obstacle]));

test("with an account and a card everything can be started", () => {
  expect(new Set(Object.values(obstacles({ standing: "at_jetpay", methods: [bank, card] })))).toEqual(new Set([null]));
});

test("without methods only links can", () => {
  expect(obstacles({ standing: "at_jetpay", methods: [] })).toEqual({
    payout: "no_account",
    payout_link: null,
    payment_link: null,
    charge: "no_card",
    authorization: "no_card",
  });
});

test("a method in doubt or on its way carries nothing", () => {
  const methods = [{ kind: "bank_account", state: "unknown" } as const, { kind: "card", state: "pending" } as const];
  expect(obstacles({ standing: "at_jetpay", methods })).toMatchObject({ payout: "no_account", charge: "no_card" });
});

test("a contact Jetpay does not have, or may not have, can be asked for nothing; and a viewer asks nobody", () => {
  const only = (...args: Parameters<typeof obstacles>) => [...new Set(Object.values(obstacles(...args)))];
  expect(only({ standing: "refused", methods: [bank, card] })).toEqual(["not_at_jetpay"]);
  expect(only({ standing: "unknown", methods: [bank, card] })).toEqual(["in_doubt"]);
  expect(only({ standing: "at_jetpay", methods: [bank] }, "viewer")).toEqual(["no_right"]);
});

test("each begins its form with the contact chosen", () => {
  const starts = flowsFor({ id: "c1", standing: "at_jetpay", methods: [] }, "preparer");
  expect(starts.map(({ href }) => `${href.pathname}?${new URLSearchParams(href.query)}`)).toEqual([
    "/payouts/new?contact=c1",
    "/links/new?contact=c1&direction=out",
    "/links/new?contact=c1",
    "/charges/new?contact=c1",
    "/authorizations/new?contact=c1",
  ]);
});
