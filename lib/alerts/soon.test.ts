import { expect, test } from "vitest";
import type { Hold } from "@/lib/transactions/hold";
import { soonOf } from "./soon";

const now = Date.parse("2026-11-20T19:32:07Z");
const hold = (hoursLeft: number, change: Partial<Hold> = {}): Hold => ({
  id: `${hoursLeft}`,
  reference: "JD-ABC123",
  version: 1,
  state: "preauthorized",
  amountMinor: 100_00,
  currency: "CAD",
  contactId: "contact",
  contactName: "Saltbox Cabinetry",
  purpose: "Deposit",
  card: null,
  heldAt: "2026-11-15T19:32:07Z",
  deadline: new Date(now + hoursLeft * 60 * 60_000).toISOString(),
  stateSince: "2026-11-15T19:32:07Z",
  capturedAt: null,
  failReason: null,
  nextCheckAt: null,
  call: null,
  ...change,
});

test("each stage counts what lapses within it, with all that lapses sooner", () => {
  expect(soonOf([hold(80), hold(30), hold(4), hold(3, { amountMinor: 1_00 }), hold(0)], now)).toEqual([
    { within: 4, count: 2, minor: 101_00 },
    { within: 72, count: 3, minor: 201_00 },
  ]);
});

test("a hold that is asked for is still held; one in doubt, captured or lapsed is not", () => {
  const call = {
    kind: "capture",
    status: "sent",
    askedBy: null,
    askedAt: "",
    answeredAt: null,
    message: null,
    attempts: 0,
  } as const;
  const others = ["unknown", "paid", "lapsed", "cancelled"].map((state) => hold(2, { state }));
  expect(soonOf([hold(2, { state: "sending", call }), ...others], now)).toEqual([
    { within: 4, count: 1, minor: 100_00 },
  ]);
});
