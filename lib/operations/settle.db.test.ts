import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, type Payer, storeEvent } from "@/lib/testing/payer";
import { applyOne } from "@/lib/webhooks/apply";
import { settle } from "./settle";

let desk: TestDesk;
let payer: Payer;
beforeAll(async () => {
  desk = await openTestDesk();
  payer = await addPayer(desk);
});
afterAll(() => desk.close());

async function operationOf(id: string) {
  const [row] = await desk.db.select().from(operations).where(eq(operations.id, id));
  if (row === undefined) throw new Error("no operation");
  return row;
}

describe("what became of a call", () => {
  test("is written on it by the event that tells it, in the same transaction", async () => {
    const { id, operationId } = await payer.ask();
    await desk.db.update(operations).set({ status: "sent", sentAt: new Date() }).where(eq(operations.id, operationId));
    const [merchant] = await desk.db.select().from(merchantAccounts);
    expect(merchant?.id).toBe(desk.merchantId);
    const said = { kind: "unknown", reason: "unreadable", message: "half an answer" } as const;
    await settle(desk.ctx, await operationOf(operationId), { ...said, transactionId: "half-known" });
    expect(await operationOf(operationId)).toMatchObject({ status: "unknown", resolvedBy: null });
    await storeEvent(desk, 71_020n, "half-known");
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
      contactId: payer.contactId,
      kind: "bank_account",
      brand: "BMO",
      last4: "1111",
    } as const;
    await desk.db.insert(paymentMethods).values({ ...made, ...at, state: "removed" });
    const operationId = newId();
    const call = { id: operationId, kind: "add_bank_account", status: "unknown", contactId: payer.contactId } as const;
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
    const first = await payer.ask();
    await desk.runJobs();
    const [holder] = await desk.db.select().from(transactions).where(eq(transactions.id, first.id));
    const { id, operationId } = await payer.ask();
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
    const first = await payer.ask();
    await desk.runJobs();
    const [holder] = await desk.db.select().from(transactions).where(eq(transactions.id, first.id));
    const { operationId } = await payer.ask();
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
