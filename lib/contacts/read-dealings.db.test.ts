import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { readContact } from "./detail";

let desk: TestDesk;
const [contactId, otherId, accountId] = [newId(), newId(), newId()];
const at = { createdAt: new Date(), updatedAt: new Date() };

beforeAll(async () => {
  desk = await openTestDesk();
  for (const id of [contactId, otherId])
    await desk.db.insert(contacts).values({
      id,
      formId: newId(),
      jetpayId: id,
      name: "Quai Nord",
      email: "a@quainord.example",
      language: "fr",
      ...at,
    });
  const account = {
    id: accountId,
    formId: newId(),
    contactId,
    kind: "bank_account",
    brand: "RBC",
    last4: "2201",
  } as const;
  await desk.db.insert(paymentMethods).values({ ...account, state: "active", ...at });
});
afterAll(() => desk.close());

type Row = typeof transactions.$inferInsert;
async function payment(of: Pick<Row, "flow" | "state" | "amountMinor"> & Partial<Row>): Promise<void> {
  const id = newId();
  const direction = of.flow === "payout" || of.flow === "payout_link" ? "credit" : "debit";
  const known = {
    id,
    formId: newId(),
    reference: id,
    contactId,
    merchantAccountId: desk.merchantId,
    statement: "HARROW",
  };
  await desk.db
    .insert(transactions)
    .values({ ...known, direction, currency: "CAD", note: "", stateSince: new Date(), createdAt: new Date(), ...of });
}

test("the page of a contact adds up its own payments, and knows which way worked and which failed on their side", async () => {
  const day = (n: number) => new Date(Date.UTC(2026, 4, n));
  const payout = { flow: "payout", paymentMethodId: accountId } as const;
  await payment({ ...payout, state: "completed", amountMinor: 1_000, stateSince: day(1) });
  await payment({ ...payout, state: "completed", amountMinor: 2_000, stateSince: day(2) });
  await payment({ ...payout, state: "initiated", amountMinor: 300, stateSince: day(3) });
  await payment({ ...payout, state: "failed", amountMinor: 9_000, stateSince: day(4), failDirection: "PULL" });
  await payment({ flow: "payment_link", state: "completed", amountMinor: 50_000, stateSince: day(5) });
  await payment({ flow: "payout_link", state: "failed", amountMinor: 70, stateSince: day(6), failDirection: "push" });
  await payment({ flow: "payout", state: "completed", amountMinor: 123, contactId: otherId });
  const found = await readContact(desk.ctx, contactId);
  expect(found?.payments).toBe(6);
  expect(found?.balances).toEqual([
    {
      currency: "CAD",
      in: { count: 1, minor: 50_000, openMinor: 0 },
      out: { count: 3, minor: 3_300, openMinor: 300 },
      held: { count: 0, minor: 0 },
      unknown: { count: 0, minor: 0 },
      netMinor: 46_700,
    },
  ]);
  expect(found?.ways).toHaveLength(3);
  expect(found?.ways).toEqual(
    expect.arrayContaining([
      { flow: "payout", methodId: accountId, worked: 2, workedAt: day(2).toISOString(), failedAt: null },
      { flow: "payment_link", methodId: null, worked: 1, workedAt: day(5).toISOString(), failedAt: null },
      { flow: "payout_link", methodId: null, worked: 0, workedAt: null, failedAt: day(6).toISOString() },
    ]),
  );
});
