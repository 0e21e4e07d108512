import { expect, test } from "vitest";
import type { Flow, State } from "@/lib/transactions/transaction";
import { directionOf } from "@/lib/transactions/transaction";
import { selectedSums } from "./selected-sums";

const line = (flow: Flow, state: State, amountMinor: number, currency = "CAD") => ({
  ...{ flow, state, amountMinor, currency },
  direction: directionOf(flow),
});

test("what never moved is in no sum of a selection, and is counted; what is not final is said", () => {
  const { sums, notHappened } = selectedSums([
    line("payout", "completed", 100_00),
    line("payout", "initiated", 20_00),
    line("payout", "failed", 3_000_00),
    line("payment_link", "cancelled", 40_000_00),
    line("authorization", "cancelled", 5_00),
    line("authorization", "preauthorized", 70_00),
  ]);
  expect(sums).toEqual([
    { currency: "CAD", bucket: "out", minor: 120_00, openMinor: 20_00 },
    { currency: "CAD", bucket: "held", minor: 70_00, openMinor: 0 },
  ]);
  expect(notHappened).toBe(3);
});

test("what is unknown is said beside the sums, as below the list, and never as not final", () => {
  const { sums, notHappened } = selectedSums([line("payout", "completed", 100_00), line("payout", "unknown", 7_00)]);
  expect(sums).toEqual([
    { currency: "CAD", bucket: "out", minor: 100_00, openMinor: 0 },
    { currency: "CAD", bucket: "unknown", minor: 7_00, openMinor: 0 },
  ]);
  expect(notHappened).toBe(0);
});

test("currencies are never added up", () => {
  const { sums } = selectedSums([line("charge", "completed", 1_00), line("charge", "completed", 2_00, "USD")]);
  expect(sums.map(({ currency, minor }) => [currency, minor])).toEqual([
    ["CAD", 1_00],
    ["USD", 2_00],
  ]);
});
