import { describe, expect, test } from "vitest";
import { awaitedNext, usualStep } from "./awaited";
import { nextCheck } from "./refresh";
import { FLOWS, type Flow, STATES, type State } from "./transaction";

const NOW = new Date("2026-11-20T15:00:00Z");
const subject = (state: State, flow: Flow = "payout", over: Partial<Parameters<typeof awaitedNext>[0]> = {}) => ({
  state,
  flow,
  jetpayId: "t1",
  stateSince: NOW,
  holdDeadline: new Date("2026-11-25T15:00:00Z"),
  nextCheckAt: nextCheck({ state, flow, jetpayId: "t1", failReason: null, stateSince: NOW }, NOW),
  call: null,
  ...over,
});

describe("what is awaited", () => {
  test.each(["completed", "failed", "cancelled", "draft", "awaiting_approval"])(
    "is nothing of Jetpay's in %s",
    (state) => {
      expect(awaitedNext(subject(state), null)).toBeNull();
    },
  );

  test("is something in every other state of every flow, also in one that is new to us", () => {
    const settled = ["completed", "failed", "cancelled", "draft", "awaiting_approval"];
    for (const flow of FLOWS) {
      for (const state of [...STATES.filter((each) => !settled.includes(each)), "in_review"]) {
        expect(awaitedNext(subject(state, flow), null)).not.toBeNull();
      }
    }
  });

  test("is Jetpay's answer within half a minute of sending", () => {
    const step = awaitedNext(
      subject("sending", "charge", { call: { status: "sent", attempts: 0, leavesAt: null, sentAt: NOW } }),
      null,
    );
    expect(step).toMatchObject({ key: "answer", by: "2026-11-20T15:00:30.000Z", askedAt: null });
  });

  test("is that Jetpay can be reached, once it could not", () => {
    const call = { status: "queued", attempts: 3, leavesAt: NOW, sentAt: null };
    expect(awaitedNext(subject("sending", "payout", { call }), null)).toMatchObject({ key: "reach", by: null });
  });

  test("is that it leaves, while it can be taken back", () => {
    const call = { status: "queued", attempts: 0, leavesAt: NOW, sentAt: null };
    expect(awaitedNext(subject("sending", "payout", { call }), null)).toMatchObject({
      key: "leave",
      by: NOW.toISOString(),
    });
  });

  test("is evidence where Jetpay can be asked, and a person's look where it cannot", () => {
    expect(awaitedNext(subject("unknown"), null)).toMatchObject({
      key: "evidence",
      askedAt: "2026-11-20T15:00:30.000Z",
    });
    const nextCheckAt = nextCheck(
      { state: "unknown", flow: "payout", jetpayId: null, failReason: null, stateSince: NOW },
      NOW,
    );
    const nameless = subject("unknown", "payout", { jetpayId: null, nextCheckAt });
    expect(awaitedNext(nameless, null)).toMatchObject({ key: "look", askedAt: null });
  });

  test("is a person's decision by the deadline, for a hold", () => {
    expect(awaitedNext(subject("preauthorized", "authorization"), null)).toMatchObject({
      key: "decision",
      by: "2026-11-25T15:00:00.000Z",
    });
  });

  test("says how long it usually takes, counted from when the state began", () => {
    const step = awaitedNext(subject("paid"), { ms: 3_600_000, of: 180 });
    expect(step?.usually).toEqual({ at: "2026-11-20T16:00:00.000Z", of: 180 });
  });

  test("has no usual time where it is up to people", () => {
    expect(usualStep("requested", "payment_link")).toBeNull();
    expect(usualStep("preauthorized", "authorization")).toBeNull();
    expect(usualStep("paid", "payment_link")).toEqual({ from: "paid", to: "completed" });
  });
});
