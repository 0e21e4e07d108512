import { describe, expect, test } from "vitest";
import { hasDeadline, isHoldOver } from "./hold";
import { STATES } from "./transaction";

const hold = { flow: "authorization" as const, jetpayId: "a" };

describe("a deadline for the capture", () => {
  test("stands with money that is held, or may still be while a call about it is open", () => {
    const having = STATES.filter((state) => hasDeadline({ ...hold, state }));
    expect(having).toEqual(["sending", "unknown", "preauthorized", "lapsed"]);
  });

  test("stands with no hold that Jetpay has not placed, and with nothing else", () => {
    expect(STATES.filter((state) => hasDeadline({ ...hold, jetpayId: null, state }))).toEqual([
      "preauthorized",
      "lapsed",
    ]);
    expect(STATES.some((state) => hasDeadline({ ...hold, flow: "charge", state }))).toBe(false);
  });
});

test("a hold that failed or was let go is over", () => {
  expect(STATES.filter((state) => isHoldOver({ ...hold, state }))).toEqual(["failed", "cancelled"]);
  expect(isHoldOver({ flow: "charge", state: "failed" })).toBe(false);
});
