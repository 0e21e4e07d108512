import { expect, test } from "vitest";
import { mayBeOne } from "./may-be";

const SENT = new Date("2026-11-20T15:00:00Z");
const asked = { direction: "credit" as const, sentAt: SENT, amountMinor: 120_431, reference: "JD-4F7K2Q" };
const told = { direction: null, firstHappenedAt: "2026-11-20T15:00:02Z", note: null, amount: null };
const cents = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);
const may = (more: Partial<Parameters<typeof mayBeOne>[0]>) => mayBeOne({ ...told, ...more }, asked, cents);

test("what tells nothing may be any that left before it", () => {
  expect(may({})).toBe(true);
  expect(may({ direction: "credit", amount: "120431", note: "Invoice 7 JD-4F7K2Q" })).toBe(true);
  expect(may({ firstHappenedAt: "2026-11-20T14:59:30Z" })).toBe(true);
  expect(may({ amount: "1204.31 CAD" })).toBe(true);
});

test("what tells otherwise cannot be it", () => {
  expect(may({ direction: "debit" })).toBe(false);
  expect(may({ amount: "120432" })).toBe(false);
  expect(may({ note: "Invoice 7 JD-9Z9Z9Z" })).toBe(false);
  expect(may({ firstHappenedAt: "2026-11-20T14:58:00Z" })).toBe(false);
});
