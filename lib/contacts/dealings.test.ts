import { describe, expect, test } from "vitest";
import type { ContactMethod } from "./contact";
import { balancesOf, bestWay, type Movement, type WayRecord } from "./dealings";
import { flowsFor } from "./flows";

const cell = (movement: Partial<Movement>): Movement => ({
  currency: "CAD",
  direction: "credit",
  flow: "payout",
  state: "completed",
  count: 1,
  minor: 100,
  ...movement,
});

describe("the balance with a contact", () => {
  test("adds up what moved and what is on its way, and keeps held, unknown and what did not happen out of it", () => {
    const charge = { direction: "debit", flow: "charge" } as const;
    const hold = { direction: "debit", flow: "authorization" } as const;
    expect(
      balancesOf([
        cell({ count: 3, minor: 900 }),
        cell({ state: "initiated", minor: 50 }),
        cell({ state: "failed", minor: 7_000 }),
        cell({ state: "unknown", minor: 11 }),
        cell({ ...charge, minor: 2_000 }),
        cell({ ...hold, state: "preauthorized", minor: 77 }),
        cell({ ...hold, state: "completed", minor: 23 }),
      ]),
    ).toEqual([
      {
        currency: "CAD",
        in: { count: 2, minor: 2_023, openMinor: 0 },
        out: { count: 4, minor: 950, openMinor: 50 },
        held: { count: 1, minor: 77 },
        unknown: { count: 1, minor: 11 },
        netMinor: 1_073,
      },
    ]);
  });

  test("is one for each currency; nothing but failures is none", () => {
    expect(balancesOf([cell({ currency: "USD" }), cell({})]).map(({ currency }) => currency)).toEqual(["CAD", "USD"]);
    expect(balancesOf([cell({ state: "cancelled" })])).toEqual([]);
  });
});

describe("the best way", () => {
  const method = (
    id: string,
    kind: ContactMethod["kind"],
    state: ContactMethod["state"] = "active",
  ): ContactMethod => ({
    id,
    kind,
    state,
    brand: "RBC",
    last4: "2201",
    title: null,
    expiry: null,
  });
  const record = (flow: WayRecord["flow"], methodId: string | null, more: Partial<WayRecord>): WayRecord => ({
    flow,
    methodId,
    worked: more.workedAt ? 1 : 0,
    workedAt: null,
    failedAt: null,
    ...more,
  });
  const best = (
    direction: "credit" | "debit",
    methods: ContactMethod[],
    ways: WayRecord[] = [],
    role: "preparer" | "viewer" = "preparer",
  ) => bestWay(direction, flowsFor({ id: "c1", standing: "at_jetpay", methods }, role), methods, ways);
  const [early, late] = ["2026-05-01T10:00:00.000Z", "2026-06-01T10:00:00.000Z"];

  test("is to the saved account, and by a link where there is none", () => {
    expect(best("credit", [method("a", "bank_account")])).toMatchObject({
      flow: "payout",
      method: { id: "a" },
      why: { kind: "untried" },
      instead: null,
    });
    expect(best("credit", [method("a", "bank_account", "pending")])).toMatchObject({ flow: "payout_link" });
  });

  test("to be paid is by a link until something else has worked: it asks before it takes", () => {
    const card = method("c", "card");
    expect(best("debit", [card])).toMatchObject({ flow: "payment_link", method: null });
    const why = { kind: "worked", count: 1, at: early };
    expect(best("debit", [card], [record("charge", "c", { workedAt: early })])).toMatchObject({ flow: "charge", why });
  });

  test("is the one that worked last", () => {
    const methods = [method("a", "bank_account"), method("b", "bank_account")];
    const ways = [record("payout", "a", { workedAt: early }), record("payout", "b", { workedAt: late })];
    expect(best("credit", methods, ways)?.method?.id).toBe("b");
  });

  test("is no longer the one whose last payment failed, and that is said", () => {
    const ways = [record("payout", "a", { workedAt: early, failedAt: late })];
    expect(best("credit", [method("a", "bank_account")], ways)).toMatchObject({
      flow: "payout_link",
      why: { kind: "untried" },
      instead: { method: { id: "a" }, at: late },
    });
    expect(
      best("credit", [method("a", "bank_account")], [record("payout", "a", { workedAt: late, failedAt: early })]),
    ).toMatchObject({
      flow: "payout",
      why: { kind: "worked" },
    });
  });

  test("is one that failed only where all did: the one that failed first", () => {
    const ways = [record("payout", "a", { failedAt: early }), record("payout_link", null, { failedAt: late })];
    expect(best("credit", [method("a", "bank_account")], ways)).toMatchObject({
      flow: "payout",
      why: { kind: "failed", at: early },
      instead: null,
    });
  });

  test("is none for somebody who may begin nothing", () => {
    expect(best("credit", [method("a", "bank_account")], [], "viewer")).toBeNull();
  });
});
