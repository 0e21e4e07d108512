import { describe, expect, test } from "vitest";
import type { ActionError } from "@/lib/action-result";
import type { Hold, HoldCall } from "@/lib/transactions/hold";
import { answerOf, mayAskAgain, standing } from "./answer";

const seen: Hold = {
  id: "hold",
  reference: "JD-ABC123",
  version: 4,
  state: "preauthorized",
  amountMinor: 1_240_00,
  currency: "CAD",
  contactId: "contact",
  contactName: "Coast Mountain Cycles",
  purpose: "Fleet rental",
  card: null,
  heldAt: "2026-11-15T22:44:00Z",
  deadline: "2026-11-20T22:44:00Z",
  stateSince: "2026-11-15T22:44:02Z",
  capturedAt: null,
  failReason: null,
  nextCheckAt: null,
  call: null,
};
const call = (status: HoldCall["status"], change: Partial<HoldCall> = {}): HoldCall => ({
  kind: "capture",
  status,
  askedBy: "Maya Chen",
  askedAt: "2026-11-20T19:32:07Z",
  answeredAt: null,
  message: null,
  attempts: 0,
  ...change,
});
const live = (state: string, change: Partial<Hold> = {}): Hold => ({ ...seen, version: 6, state, ...change });

describe("before the question is answered, a line", () => {
  test("is open also when a check has only confirmed it", () => {
    expect(standing(seen, seen)).toEqual({ is: "open" });
    expect(standing(seen, { ...seen, version: 9 })).toEqual({ is: "open" });
  });

  test("has changed when somebody else asked, when it lapsed, and when it has left the board", () => {
    expect(standing(seen, live("sending"))).toEqual({ is: "changed", state: "sending" });
    expect(standing(seen, live("lapsed"))).toEqual({ is: "changed", state: "lapsed" });
    expect(standing(seen, undefined)).toEqual({ is: "changed", state: null });
  });
});

describe("after it, a line says", () => {
  test.each(["waits", "asking", "unheard"] as const)("what our own server has said: %s", (outcome) => {
    expect(answerOf(seen, live("sending"), outcome)).toEqual({ is: outcome });
  });

  test("why our own server refused", () => {
    const error: ActionError = { kind: "conflict", key: "changed_meanwhile", values: {}, fields: {} };
    expect(answerOf(seen, seen, error)).toEqual({ is: "refusedHere", error });
  });

  test("that it is asked, until a reading newer than the ask says more", () => {
    expect(answerOf(seen, seen, "taken")).toEqual({ is: "asked" });
    expect(answerOf(seen, undefined, "taken")).toEqual({ is: "asked" });
    expect(answerOf(seen, live("sending", { call: call("sent") }), "taken")).toEqual({ is: "asked" });
    expect(answerOf(seen, live("preauthorized", { call: call("accepted") }), "taken")).toEqual({ is: "asked" });
  });

  test("that nothing was sent while Jetpay cannot be reached", () => {
    expect(answerOf(seen, live("sending", { call: call("queued", { attempts: 2 }) }), "taken")).toEqual({
      is: "notReached",
    });
  });

  test("never failed on a doubt", () => {
    expect(answerOf(seen, live("unknown", { call: call("unknown") }), "taken")).toEqual({ is: "doubt" });
  });

  test.each([
    ["initiated", { is: "captured" }],
    ["paid", { is: "captured" }],
    ["completed", { is: "captured" }],
    ["cancelled", { is: "released" }],
    ["failed", { is: "failed" }],
    ["under_review", { is: "foreign", state: "under_review" }],
  ])("what Jetpay said: %s", (state, answer) => {
    expect(answerOf(seen, live(state), "taken")).toEqual(answer);
  });

  test("Jetpay's own words where it refused and the hold is as it was", () => {
    const refused = live("preauthorized", { call: call("refused", { message: "Card declined" }) });
    expect(answerOf(seen, refused, "taken")).toEqual({ is: "refused", message: "Card declined" });
  });
});

test("only what our server never answered may be asked again, because a second ask finds the first", () => {
  expect((["waits", "asking", "taken", "unheard"] as const).map(mayAskAgain)).toEqual([false, false, false, true]);
});
