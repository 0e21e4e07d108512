import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { paymentMethods } from "@/db/schema/contacts";
import { operations, transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { settle } from "@/lib/operations/settle";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { type Asked, addPayer, type Payer, storeEvent } from "@/lib/testing/payer";
import { applyOne } from "@/lib/webhooks/apply";
import { cancelTransaction, captureTransaction, withdrawTransaction } from "./ask";
import { settleContradiction } from "./contradictions";
import { readTransaction } from "./detail";
import { giveLink } from "./give-link";

let desk: TestDesk;
let payer: Payer;
let cardId: string;
beforeAll(async () => {
  desk = await openTestDesk();
  payer = await addPayer(desk, 70_001);
  const number = "4242424242424242";
  const card = await desk.control<{ credit_card_id: string }>("cards", { contact_id: payer.jetpayId, number });
  cardId = newId();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const method = { id: cardId, formId: newId(), contactId: payer.contactId, kind: "card", state: "active" } as const;
  await desk.db
    .insert(paymentMethods)
    .values({ ...method, brand: "visa", jetpayId: card.credit_card_id, last4: "4242", ...at });
});
afterAll(() => desk.close());

let lastEvent = 95_000n;
async function hear(jetpayId: string, data: Parameters<typeof storeEvent>[3]): Promise<void> {
  lastEvent += 1n;
  await storeEvent(desk, lastEvent, jetpayId, data);
  expect(await applyOne(desk.ctx, lastEvent)).toBe(true);
}

/** Asked for, sent, and answered with another amount. */
async function answeredWithAnother(jetpayId: string, more: object = {}): Promise<Asked> {
  const asked = await payer.ask(more);
  const sent = { status: "sent", sentAt: new Date() } as const;
  await desk.db.update(operations).set(sent).where(eq(operations.id, asked.operationId));
  const [operation] = await desk.db.select().from(operations).where(eq(operations.id, asked.operationId));
  if (operation === undefined) throw new Error("no operation");
  const message = "sent 70001 minor units, Jetpay echoed 7000100 in cents";
  await settle(desk.ctx, operation, {
    kind: "unknown",
    reason: "amount_mismatch",
    message,
    transactionId: jetpayId,
    httpStatus: 200,
  });
  return asked;
}

async function seen(id: string) {
  const detail = await readTransaction(desk.as("administrator"), id);
  if (detail === null) throw new Error("no transaction");
  return detail;
}
const whys = async (id: string) => (await seen(id)).contradictions.map(({ why, jetpayId }) => [why, jetpayId]);

async function lookInto(id: string): Promise<void> {
  const [open] = (await seen(id)).contradictions;
  const reason = "Jetpay corrected the amount by phone";
  await settleContradiction(desk.as("approver"), { transactionId: id, factId: open?.factId, reason });
}

test("another amount at Jetpay stays said when its next word ends the doubt, and no link is taken for it", async () => {
  const { id } = await answeredWithAnother("dear-link");
  expect((await seen(id)).state).toBe("unknown");
  await hear("dear-link", { state: "requested" });
  expect((await seen(id)).state).toBe("requested");
  expect(await whys(id)).toEqual([["other_amount", "dear-link"]]);
  expect((await seen(id)).linkMissing).toBe(false);
  const given = { transactionId: id, link: `${desk.simulator.url}/payment/pay/dear-link` };
  await expect(giveLink(desk.as("preparer"), given)).rejects.toMatchObject({ key: "other_amount" });

  await lookInto(id);
  expect((await seen(id)).linkMissing).toBe(true);
  await giveLink(desk.as("preparer"), given);
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  expect(row?.link).toBe(given.link);
});

test("there is no paper of it that tells our amount", async () => {
  const { id } = await answeredWithAnother("dear-paid");
  await hear("dear-paid", { state: "paid" });
  expect(await seen(id)).toMatchObject({ state: "paid", paper: null });
  await lookInto(id);
  expect((await seen(id)).paper).toMatchObject({ kind: "receipt" });
});

test("its hold is not captured, and can be let go", async () => {
  const { id } = await answeredWithAnother("dear-hold", { flow: "authorization", paymentMethodId: cardId });
  await hear("dear-hold", { state: "preauthorized" });
  const { version, may } = await seen(id);
  expect(may).toMatchObject({ capture: false, cancel: true });
  const ask = { transactionId: id, version };
  await expect(captureTransaction(desk.as("approver"), ask)).rejects.toMatchObject({ key: "other_amount" });
  await cancelTransaction(desk.as("approver"), ask);
  expect((await seen(id)).call).toMatchObject({ kind: "cancel" });
});

test("an event that tells another amount of a payment whose answer was in order is raised, once", async () => {
  const { id, reference } = await payer.ask();
  await desk.runJobs();
  const { jetpayId, amountMinor } = await seen(id);
  await hear(jetpayId ?? "", { note: reference, amount: amountMinor });
  expect(await whys(id)).toEqual([]);
  await hear(jetpayId ?? "", { note: reference, amount: amountMinor * 100, state: "paid" });
  await hear(jetpayId ?? "", { note: reference, amount: amountMinor * 100, state: "paid" });
  expect(await whys(id)).toEqual([["other_amount", jetpayId]]);
  expect((await seen(id)).state).toBe("paid");
});

test("one told before the answer that ties it is raised when it does", async () => {
  const { id, reference, operationId } = await payer.ask();
  const sent = { status: "sent", sentAt: new Date() } as const;
  await desk.db.update(operations).set(sent).where(eq(operations.id, operationId));
  await hear("early", { note: reference, amount: 1 });
  expect(await whys(id)).toEqual([["other_content", "early"]]);
  const [operation] = await desk.db.select().from(operations).where(eq(operations.id, operationId));
  if (operation === undefined) throw new Error("no operation");
  const value = { jetpayId: "early", state: "requested" } as const;
  await settle(desk.ctx, operation, { kind: "accepted", value, httpStatus: 201, at: null, body: null });
  expect(await whys(id)).toEqual([
    ["other_content", "early"],
    ["other_amount", "early"],
  ]);
});

test("one that cannot be read is none, and another than was looked into is raised anew", async () => {
  const { id, reference } = await payer.ask();
  await desk.runJobs();
  const jetpayId = (await seen(id)).jetpayId ?? "";
  await hear(jetpayId, { note: reference, amount: "about ten" });
  expect(await whys(id)).toEqual([]);
  await hear(jetpayId, { note: reference, amount: 7 });
  await lookInto(id);
  await hear(jetpayId, { note: reference, amount: 7 });
  expect(await whys(id)).toEqual([]);
  await hear(jetpayId, { note: reference, amount: 8 });
  expect(await whys(id)).toEqual([["other_amount", jetpayId]]);
});

test("a capture that waits to be sent is taken back when one is heard", async () => {
  const { id, operationId, reference } = await payer.ask({ flow: "authorization", paymentMethodId: cardId });
  await desk.runJobs();
  const { jetpayId, version, amountMinor } = await seen(id);
  const ask = { transactionId: id, version };
  await captureTransaction(desk.as("approver"), ask);
  await hear(jetpayId ?? "", {
    statement: `HARROW PINE ${reference}`,
    amount: amountMinor / 100,
    state: "preauthorized",
  });
  expect(await whys(id)).toEqual([]);
  await hear(jetpayId ?? "", { statement: `HARROW PINE ${reference}`, amount: 1, state: "preauthorized" });
  expect(await whys(id)).toEqual([["other_amount", jetpayId]]);
  await desk.runJobs();
  expect(await seen(id)).toMatchObject({ state: "preauthorized", call: null });
  const calls = await desk.db.select().from(operations).where(eq(operations.transactionId, id));
  const capture = calls.find((call) => call.id !== operationId);
  expect(capture).toMatchObject({ kind: "capture", status: "withdrawn", reason: "other_amount", sentAt: null });
  // Nobody took it back: that is not what a late click is told.
  await expect(withdrawTransaction(desk.as("approver"), ask)).rejects.toMatchObject({ key: "already_sent" });
});
