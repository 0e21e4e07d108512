import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, type Payer } from "@/lib/testing/payer";
import { readBeforehand } from "./beforehand";

const DAY = 24 * 60 * 60_000;
let desk: TestDesk;
let payer: Payer;
beforeAll(async () => {
  desk = await openTestDesk();
  payer = await addPayer(desk, 120_000);
});
afterAll(() => desk.close());

const beyond = async (amountMinor: number, flow = "payment_link") => {
  const asked = { contactId: payer.contactId, flow, amountMinor: String(amountMinor), formId: newId() };
  return (await readBeforehand(desk.as("viewer"), asked)).beyond;
};
const set = (id: string, values: { state?: string; createdAt?: Date }) =>
  desk.db.update(transactions).set(values).where(eq(transactions.id, id));

test("an amount far beyond the largest of the last year is told with it; what did not happen is no measure", async () => {
  // Nobody knows yet what is usual.
  expect(await beyond(5_000_000)).toBeNull();
  const { id } = await payer.ask();
  await set(id, { state: "unknown" });
  expect(await beyond(5_000_000)).toBeNull();

  await set(id, { state: "completed" });
  const at = expect.any(String);
  expect(await beyond(1_200_001)).toEqual({ amountMinor: 120_000, at });
  expect(await beyond(1_200_000)).toBeNull();
  // The other way, it was never paid anything.
  expect(await beyond(5_000_000, "payout_link")).toBeNull();

  await set(id, { createdAt: new Date(Date.now() - 366 * DAY) });
  expect(await beyond(5_000_000)).toBeNull();
});

test("below ten thousand nothing is far", async () => {
  const small = await payer.ask({ amountMinor: 1_000 });
  await set(small.id, { state: "completed" });
  expect(await beyond(999_999)).toBeNull();
  expect(await beyond(1_000_000)).toMatchObject({ amountMinor: 1_000 });
});
