import { expect, test } from "vitest";
import { byUrgency, type Need } from "./needs";

const named = {
  id: "1",
  contactName: "Kestrel Freight",
  flow: "payout",
  direction: "credit",
  state: "unknown",
  amountMinor: 2_310_00,
  currency: "CAD",
} as const;
const holds = (when: "today" | "tomorrow", near = false): Need => ({
  kind: "holds",
  when,
  count: 2,
  minor: 1,
  currency: "CAD",
  firstDeadline: "2026-11-20T21:20:00Z",
  firstContact: "Saltbox",
  near,
});
const unknown = (at: string): Need => ({ kind: "unknown", of: named, call: null, at, nextCheckAt: null });

test("what makes the screen untrue stands first, then doubt, then what lapses today; tomorrow's holds can wait", () => {
  const needs: Need[] = [
    holds("tomorrow"),
    { kind: "set_aside", count: 1 },
    { kind: "failed", of: named, at: "2026-11-20T08:00:00Z", failure: { reason: null, said: "", side: "unsaid" } },
    holds("today"),
    { kind: "more_unknown", count: 4 },
    unknown("2026-11-20T10:00:00Z"),
    { kind: "stopped", state: "failed", since: null },
  ];
  expect(needs.sort(byUrgency).map((need) => ("when" in need ? `${need.kind} ${need.when}` : need.kind))).toEqual([
    "stopped",
    "unknown",
    "more_unknown",
    "holds today",
    "failed",
    "set_aside",
    "holds tomorrow",
  ]);
});

test("what lapses within hours does not wait, though its day is tomorrow", () => {
  const failed: Need = {
    kind: "failed",
    of: named,
    at: "2026-11-20T08:00:00Z",
    failure: { reason: null, said: "", side: "unsaid" },
  };
  expect([failed, holds("tomorrow", true)].sort(byUrgency)[0]).toMatchObject({ kind: "holds" });
});

test("of two alike, the one that has waited longer stands first", () => {
  const [first] = [unknown("2026-11-20T10:00:00Z"), unknown("2026-11-20T09:00:00Z")].sort(byUrgency);
  expect(first).toMatchObject({ at: "2026-11-20T09:00:00Z" });
});
