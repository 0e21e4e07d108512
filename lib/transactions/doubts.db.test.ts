import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, storeEvent } from "@/lib/testing/payer";
import { applyOne } from "@/lib/webhooks/apply";
import { readTransaction } from "./detail";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

test("what tells another amount is offered last, and as what nobody can take for it", async () => {
  const payer = await addPayer(desk, 70_001);
  await desk.fault({ kind: "drop_before", path: "^/debit$", method: "PUT" });
  const { id } = await payer.ask();
  await desk.settle();
  const told = [
    ["other amount", "99999999"],
    ["no amount", null],
    ["unreadable", "some"],
  ] as const;
  for (const [n, [jetpayId, amount]] of told.entries()) {
    const eventId = 95_000n + BigInt(n);
    await storeEvent(desk, eventId, jetpayId, amount === null ? {} : { amount });
    await applyOne(desk.ctx, eventId);
  }
  const [doubt] = (await readTransaction(desk.as("viewer"), id))?.doubts ?? [];
  expect(doubt?.orphans.map(({ jetpayId, otherAmount }) => [jetpayId, otherAmount])).toEqual([
    ["no amount", false],
    ["unreadable", false],
    ["other amount", true],
  ]);
});
