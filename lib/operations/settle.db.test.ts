import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { createTransaction } from "@/lib/transactions/create";
import { applyOne } from "@/lib/webhooks/apply";
import { settle } from "./settle";

let desk: TestDesk;
let contactId: string;
beforeAll(async () => {
  desk = await openTestDesk();
  const made = await desk.ctx.jetpay.createContact({ name: "Quai Nord", email: "a@quainord.example", language: "fr" });
  if (made.kind !== "accepted") throw new Error(made.message);
  contactId = newId();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const contact = { id: contactId, formId: newId(), jetpayId: made.value.contactId, name: "Quai Nord", ...at };
  await desk.db.insert(contacts).values({ ...contact, email: "a@quainord.example", language: "fr" });
});
afterAll(() => desk.close());

let asked = 0;
/** Of an amount of its own each time, or it would be a near-duplicate. */
async function ask(): Promise<{ id: string; reference: string; operationId: string }> {
  const made = await createTransaction(desk.as("preparer"), {
    formId: newId(),
    flow: "payment_link",
    contactId,
    merchantAccountId: desk.merchantId,
    paymentMethodId: null,
    amountMinor: 12_345 + asked++,
    statement: "HARROW PINE",
    note: "",
    mail: null,
  });
  const [operation] = await desk.db.select().from(operations).where(eq(operations.transactionId, made.id));
  if (operation === undefined) throw new Error("no operation");
  return { ...made, operationId: operation.id };
}

async function operationOf(id: string) {
  const [row] = await desk.db.select().from(operations).where(eq(operations.id, id));
  if (row === undefined) throw new Error("no operation");
  return row;
}

const store = (id: bigint, jetpayId: string) =>
  desk.db.insert(webhookEvents).values({
    id,
    type: "transactions.debits.created",
    createdAt: new Date(),
    data: JSON.stringify({ state: "requested", transactionId: jetpayId }),
    receivedAt: new Date(),
    jetpayTransactionId: jetpayId,
  });

describe("what became of a call", () => {
  test("is written on it by the event that tells it, in the same transaction", async () => {
    const { id, operationId } = await ask();
    await desk.db.update(operations).set({ status: "sent", sentAt: new Date() }).where(eq(operations.id, operationId));
    const [merchant] = await desk.db.select().from(merchantAccounts);
    expect(merchant?.id).toBe(desk.merchantId);
    const said = { kind: "unknown", reason: "unreadable", message: "half an answer" } as const;
    await settle(desk.ctx, await operationOf(operationId), { ...said, transactionId: "half-known" });
    expect(await operationOf(operationId)).toMatchObject({ status: "unknown", resolvedBy: null });
    await store(71_020n, "half-known");
    await applyOne(desk.ctx, 71_020n);
    expect(await operationOf(operationId)).toMatchObject({
      status: "accepted",
      resolvedBy: "event",
      resolvedAt: expect.any(Date),
    });
    const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
    expect(row?.state).toBe("requested");
  });

  test("brings no removed payment method back", async () => {
    const at = { createdAt: new Date(), updatedAt: new Date() };
    const methodId = newId();
    const made = {
      id: methodId,
      formId: newId(),
      contactId,
      kind: "bank_account",
      brand: "BMO",
      last4: "1111",
    } as const;
    await desk.db.insert(paymentMethods).values({ ...made, ...at, state: "removed" });
    const operationId = newId();
    const call = { id: operationId, kind: "add_bank_account", status: "unknown", contactId } as const;
    await desk.db.insert(operations).values({ ...call, paymentMethodId: methodId, createdAt: new Date() });
    await settle(desk.ctx, await operationOf(operationId), {
      kind: "accepted",
      value: { jetpayId: "late account" },
      httpStatus: 201,
      at: null,
      body: null,
    });
    const [method] = await desk.db.select().from(paymentMethods).where(eq(paymentMethods.id, methodId));
    expect(method).toMatchObject({ state: "removed", jetpayId: "late account" });
  });
});

describe("an answer that names what another payment here has", () => {
  test("leaves a doubt that a person settles, never a draft", async () => {
    const first = await ask();
    await desk.runJobs();
    const [holder] = await desk.db.select().from(transactions).where(eq(transactions.id, first.id));
    const { id, operationId } = await ask();
    await desk.db.update(operations).set({ status: "sent", sentAt: new Date() }).where(eq(operations.id, operationId));
    await settle(desk.ctx, await operationOf(operationId), {
      kind: "accepted",
      value: { jetpayId: holder?.jetpayId ?? "", state: "requested" },
      httpStatus: 201,
      at: null,
      body: null,
    });
    const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
    expect(row).toMatchObject({ state: "unknown", jetpayId: null });
    expect(await operationOf(operationId)).toMatchObject({ status: "unknown", reason: "of_another", resolvedAt: null });
    const facts = await desk.db.select().from(transactionEvents).where(eq(transactionEvents.transactionId, id));
    expect(facts.map(({ kind }) => kind)).toContain("contradiction");
  });

  test("reopens nothing that a person has settled", async () => {
    const first = await ask();
    await desk.runJobs();
    const [holder] = await desk.db.select().from(transactions).where(eq(transactions.id, first.id));
    const { operationId } = await ask();
    const settled = { status: "did_not_happen", resolvedAt: new Date(), resolvedBy: "person" } as const;
    await desk.db
      .update(operations)
      .set({ sentAt: new Date(), ...settled })
      .where(eq(operations.id, operationId));
    const value = { jetpayId: holder?.jetpayId ?? "", state: "requested" as const };
    await settle(desk.ctx, await operationOf(operationId), {
      kind: "accepted",
      value,
      httpStatus: 201,
      at: null,
      body: null,
    });
    expect(await operationOf(operationId)).toMatchObject({ ...settled, reason: "of_another" });
  });
});
