import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts } from "@/db/schema/contacts";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import { Conflict, InvalidInput } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { readAlike } from "./alike";
import { withdrawTransaction } from "./ask";
import { createTransaction } from "./create";

const DAY = 24 * 60 * 60_000;
let desk: TestDesk;
let contactId: string;
let otherContactId: string;
beforeAll(async () => {
  desk = await openTestDesk();
  contactId = await addContact("Quai Nord");
  otherContactId = await addContact("Wren & Alder");
});
afterAll(() => desk.close());

async function addContact(name: string): Promise<string> {
  const id = newId();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const row = { id, formId: newId(), jetpayId: newId(), name, email: "ap@example.test", language: "en" as const };
  await desk.db.insert(contacts).values({ ...row, ...at });
  return id;
}

type Again = { seen: string[]; reason: string };
const request = (amountMinor: number, more: { again?: Again; [field: string]: unknown } = {}) => ({
  formId: newId(),
  flow: "payment_link",
  contactId,
  merchantAccountId: desk.merchantId,
  paymentMethodId: null,
  amountMinor,
  statement: "HARROW PINE",
  note: "",
  mail: null,
  ...more,
});
const ask = (amountMinor: number, more: Parameters<typeof request>[1] = {}) =>
  createTransaction(desk.as("preparer"), request(amountMinor, more));

async function refusalOf(asked: Promise<unknown>): Promise<Conflict> {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Conflict)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

describe("the same contact, flow and amount within ten days", () => {
  test("is refused, names the earlier one, and leaves nothing behind", async () => {
    const first = await ask(10_100);
    const again = request(10_100);
    expect(await refusalOf(createTransaction(desk.as("approver"), again))).toMatchObject({
      key: "near_duplicate",
      values: { reference: first.reference, count: 1 },
    });
    const left = await desk.db.select().from(transactions).where(eq(transactions.formId, again.formId));
    expect(left).toEqual([]);
  });

  test("is asked for with a reason by who has seen it; the reason is kept on the timeline and in the audit log", async () => {
    const first = await ask(10_200);
    const second = await ask(10_200, { again: { seen: [first.id], reason: "  Second half of the order " } });
    const [asked] = await desk.db
      .select()
      .from(transactionEvents)
      .where(eq(transactionEvents.transactionId, second.id));
    expect(asked?.data).toMatchObject({ againOf: first.reference, againReason: "Second half of the order" });
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, second.id))
      .orderBy(auditEntries.id);
    expect(entry).toMatchObject({ reason: "Second half of the order", data: { againOf: first.reference } });
  });

  test("is refused where the reason was typed before the latest one was there", async () => {
    const first = await ask(10_300);
    const second = await ask(10_300, { again: { seen: [first.id], reason: "Two deliveries" } });
    expect(await refusalOf(ask(10_300, { again: { seen: [first.id], reason: "Two deliveries" } }))).toMatchObject({
      values: { reference: second.reference, count: 2 },
    });
  });

  test("wants words for a reason", async () => {
    const first = await ask(10_400);
    await expect(ask(10_400, { again: { seen: [first.id], reason: " . " } })).rejects.toThrow(InvalidInput);
  });

  test("is no matter once the first was taken back, or failed", async () => {
    const first = await ask(10_500);
    await withdrawTransaction(desk.as("preparer"), { transactionId: first.id, version: 1 });
    const second = await ask(10_500);
    await desk.db.update(transactions).set({ state: "failed" }).where(eq(transactions.id, second.id));
    await ask(10_500);
  });

  test("is no matter after ten days", async () => {
    const first = await ask(10_600);
    const age = (days: number) =>
      desk.db
        .update(transactions)
        .set({ createdAt: new Date(Date.now() - days * DAY + 60_000) })
        .where(eq(transactions.id, first.id));
    await age(10);
    expect((await refusalOf(ask(10_600))).key).toBe("near_duplicate");
    await age(10.1);
    await ask(10_600);
  });

  test("matters however old it is and stands first, as long as it is not known what became of it", async () => {
    const first = await ask(10_800);
    const createdAt = new Date(Date.now() - 40 * DAY);
    await desk.db.update(transactions).set({ state: "unknown", createdAt }).where(eq(transactions.id, first.id));
    expect(await refusalOf(ask(10_800))).toMatchObject({
      key: "near_duplicate",
      values: { reference: first.reference },
    });
    const again = { seen: [first.id], reason: "Not in the dashboard" };
    const second = await ask(10_800, { again });
    const shown = { contactId, flow: "payment_link", amountMinor: "10800", formId: newId() };
    expect(await readAlike(desk.as("viewer"), shown)).toMatchObject([
      { id: first.id, state: "unknown" },
      { id: second.id, state: "sending" },
    ]);
  });

  test("is another thing by another way, of another amount, or of somebody else", async () => {
    await ask(10_700);
    await ask(10_700, { flow: "payout_link" });
    await ask(10_701);
    await ask(10_700, { contactId: otherContactId });
  });
});

describe("at once", () => {
  test("of eight forms that ask for the same, one passes and seven are told of it", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ask(20_100)));
    const passed = asked.filter((one) => one.status === "fulfilled");
    expect(passed).toHaveLength(1);
    const reference = passed[0]?.value.reference;
    for (const one of asked) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ key: "near_duplicate", values: { reference } });
    }
    const rows = await desk.db.select().from(transactions).where(eq(transactions.amountMinor, 20_100));
    expect(rows).toHaveLength(1);
  });

  test("of two clerks who both know of the first and say why, the second is told of the other's", async () => {
    const first = await ask(20_200);
    const again = { seen: [first.id], reason: "Two deliveries" };
    const asked = await Promise.allSettled([ask(20_200, { again }), ask(20_200, { again })]);
    expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("one form submitted eight times is one transaction and no near-duplicate of itself", async () => {
    const input = request(20_300);
    const made = await Promise.all(Array.from({ length: 8 }, () => createTransaction(desk.as("preparer"), input)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });
});

test("what a person is shown before asking: the newest first, without what their own form asked for", async () => {
  const first = await ask(30_100);
  const own = request(30_100, { again: { seen: [first.id], reason: "Two deliveries" } });
  const second = await createTransaction(desk.as("approver"), own);
  const same = { contactId, flow: "payment_link", amountMinor: "30100" };
  expect(await readAlike(desk.as("viewer"), { ...same, formId: newId() })).toMatchObject([
    { id: second.id, reference: second.reference, by: "Test approver", state: "sending" },
    { id: first.id, reference: first.reference, by: "Test preparer" },
  ]);
  expect(await readAlike(desk.as("preparer"), { ...same, formId: own.formId })).toMatchObject([{ id: first.id }]);
});

test("a payment that may have happened stops the same amount in any other way of the same direction, and no other", async () => {
  const { id } = await ask(77_700);
  const asked = (flow: string) =>
    readAlike(desk.as("preparer"), { contactId, flow, amountMinor: 77_700, formId: newId() });
  expect(await asked("charge")).toEqual([]);
  await desk.db.update(transactions).set({ state: "unknown" }).where(eq(transactions.id, id));
  for (const flow of ["payment_link", "charge", "authorization"])
    expect(await asked(flow)).toMatchObject([{ id, state: "unknown" }]);
  for (const flow of ["payout", "payout_link"]) expect(await asked(flow)).toEqual([]);
});
