import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, transactions } from "@/db/schema/transactions";
import { Conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { WORDS } from "@/lib/testing/mail-bench";
import { createTransaction } from "./create";

let desk: TestDesk;
let contactId: string;
beforeAll(async () => {
  desk = await openTestDesk();
  ({ contactId } = await openLink(desk));
});
afterAll(() => desk.close());

/** Each form asks for another amount: two alike are a matter of their own (near-duplicates). */
let amount = 12_345;
const form = (more: object = {}) => ({
  formId: newId(),
  flow: "payment_link",
  contactId,
  merchantAccountId: desk.merchantId,
  paymentMethodId: null,
  amountMinor: ++amount,
  statement: "HARROW PINE",
  note: "Invoice 7",
  mail: null,
  ...more,
});

describe("the same form twice", () => {
  test("is one transaction when it says the same", async () => {
    const asked = form();
    const [first, second] = await Promise.all([
      createTransaction(desk.as("preparer"), asked),
      createTransaction(desk.as("preparer"), { ...asked, note: " Invoice 7 " }),
    ]);
    expect(second).toEqual(first);
    expect(await createTransaction(desk.as("preparer"), asked)).toEqual(first);
    const calls = await desk.db.select().from(operations).where(eq(operations.transactionId, first.id));
    expect(calls).toHaveLength(1);
  });

  test.each([
    ["amount", { amountMinor: 54_321_00 }],
    ["note", { note: "Invoice 8" }],
    ["statement", { statement: "HARROW PINE 8" }],
    ["flow", { flow: "payout_link" }],
  ])("is refused, and said to be, when its %s is another", async (_what, other) => {
    const asked = form();
    const { id } = await createTransaction(desk.as("preparer"), asked);
    const again = createTransaction(desk.as("preparer"), { ...asked, ...other });
    await expect(again).rejects.toThrow(new Conflict("form_used"));
    const rows = await desk.db.select().from(transactions).where(eq(transactions.formId, asked.formId));
    expect(rows).toMatchObject([{ id, amountMinor: asked.amountMinor, note: "Invoice 7" }]);
  });

  test("is refused when the subject of its mail is another, before the mail leaves and after", async () => {
    const asked = form({ mail: WORDS });
    await createTransaction(desk.as("preparer"), asked);
    const again = () => createTransaction(desk.as("preparer"), { ...asked, mail: { ...WORDS, subject: "Another" } });
    await expect(again()).rejects.toThrow(new Conflict("form_used"));
    await desk.settle();
    await expect(again()).rejects.toThrow(new Conflict("form_used"));
    await createTransaction(desk.as("preparer"), asked);
  });
});
