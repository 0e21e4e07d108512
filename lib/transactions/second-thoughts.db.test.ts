import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { operations } from "@/db/schema/transactions";
import { Conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { sendOperation } from "@/lib/operations/send";
import { writeSetting } from "@/lib/settings/settings";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { withdrawTransaction } from "./ask";
import { createTransaction } from "./create";
import { readTransaction } from "./detail";

const PAUSE_SECONDS = 40;
let desk: TestDesk;
let contactId: string;
let amountMinor = 20_000;

beforeAll(async () => {
  desk = await openTestDesk();
  await writeSetting(desk.db, "payments.pauseSeconds", String(PAUSE_SECONDS), { at: new Date(), userId: null });
  const made = await desk.ctx.jetpay.createContact({ name: "Quai Nord", email: "a@quainord.example", language: "fr" });
  if (made.kind !== "accepted") throw new Error(made.message);
  contactId = newId();
  const contact = { id: contactId, formId: newId(), jetpayId: made.value.contactId, name: "Quai Nord" };
  const at = { createdAt: new Date(), updatedAt: new Date() };
  await desk.db.insert(contacts).values({ ...contact, email: "a@quainord.example", language: "fr", ...at });
});
afterAll(() => desk.close());

const ask = async () => {
  const flow = { flow: "payment_link" as const, contactId, merchantAccountId: desk.merchantId, paymentMethodId: null };
  const words = { amountMinor: ++amountMinor, statement: "HARROW PINE", note: "Invoice 7", mail: null };
  const { id } = await createTransaction(desk.as("preparer"), { formId: newId(), ...flow, ...words });
  return id;
};
const read = async (id: string) => {
  const found = await readTransaction(desk.as("viewer"), id);
  if (found === null) throw new Error("no transaction");
  return found;
};
const truth = async () => (await desk.control<{ transactions: unknown[] }>("truth")).transactions.length;
const timeIsUp = async () => {
  await desk.db.update(operations).set({ leavesAt: new Date() });
  await desk.db.execute(sql`update graphile_worker._private_jobs set run_at = now()`);
};

test("a payment waits before it leaves, and what is taken back by then never does", async () => {
  const id = await ask();
  await desk.runJobs();
  const waiting = await read(id);
  expect(waiting).toMatchObject({ state: "sending", call: { status: "queued", attempts: 0 }, may: { withdraw: true } });
  expect(waiting.awaited).toMatchObject({ key: "leave", by: waiting.call?.leavesAt });
  const pause = Date.parse(waiting.call?.leavesAt ?? "") - Date.parse(waiting.createdAt);
  expect(pause).toBeGreaterThanOrEqual(PAUSE_SECONDS * 1_000);

  // Even a job that comes before its time, by a database whose clock is ahead, sends nothing.
  const [call] = await desk.db.select().from(operations).where(eq(operations.transactionId, id));
  expect(await sendOperation(desk.ctx, call?.id ?? "")).toBeNull();
  expect(await read(id)).toMatchObject({ call: { status: "queued" } });

  await withdrawTransaction(desk.as("preparer"), { transactionId: id, version: waiting.version });
  await timeIsUp();
  await desk.runJobs();
  expect(await truth()).toBe(0);
  expect(await read(id)).toMatchObject({ jetpayId: null, call: null });
});

test("once its time is up it leaves, once, and can no longer be taken back", async () => {
  const id = await ask();
  const { version } = await read(id);
  await timeIsUp();
  await desk.runJobs();
  expect(await truth()).toBe(1);
  const [call] = await desk.db.select().from(operations).where(eq(operations.transactionId, id));
  expect(call).toMatchObject({ status: "accepted" });
  const late = withdrawTransaction(desk.as("preparer"), { transactionId: id, version });
  await expect(late).rejects.toBeInstanceOf(Conflict);
});
