import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contacts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { createTransaction } from "@/lib/transactions/create";
import { findAnything, findVisited } from "./find";
import { writeVisits } from "./visits";

let desk: TestDesk;
const [gagnon, quai] = [newId(), newId()];
const made: { id: string; reference: string }[] = [];

beforeAll(async () => {
  desk = await openTestDesk();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const base = { language: "fr" as const, ...at };
  await desk.db.insert(contacts).values([
    { id: gagnon, formId: newId(), jetpayId: newId(), name: "Ateliers Gagnon", email: "paie@gagnon.example", ...base },
    { id: quai, formId: newId(), jetpayId: newId(), name: "Électrique du Quai", email: "a@quai.example", ...base },
  ]);
  const card = { formId: newId(), kind: "card", state: "active", brand: "visa", last4: "4417" } as const;
  await desk.db.insert(paymentMethods).values({ id: newId(), contactId: quai, jetpayId: newId(), ...card, ...at });
  for (const [contactId, amountMinor] of [
    [gagnon, 684_250],
    [quai, 192_000],
    [gagnon, 50_011],
  ] as const) {
    const form = { formId: newId(), flow: "payment_link" as const, contactId, merchantAccountId: desk.merchantId };
    const money = { paymentMethodId: null, amountMinor, statement: "HARROW PINE", note: "Invoice 20418", mail: null };
    made.push(await createTransaction(desk.as("preparer"), { ...form, ...money }));
  }
});
afterAll(() => desk.close());

const find = async (text: string) => {
  const found = await findAnything(desk.as("viewer"), text);
  return { contacts: found.contacts.map(({ id }) => id), transactions: found.transactions.map(({ id }) => id) };
};
const ids = (...indexes: number[]) => indexes.map((index) => made[index]?.id);

describe("what is typed finds", () => {
  test("a contact by its name, without case and accents, with its transactions, newest first", async () => {
    expect(await find("ateliers")).toEqual({ contacts: [gagnon], transactions: ids(2, 0) });
    expect(await find("electrique")).toEqual({ contacts: [quai], transactions: ids(1) });
  });
  test("a contact by its mail address, and by the last four digits of a card", async () => {
    expect((await find("paie@gagnon")).contacts).toEqual([gagnon]);
    expect((await find("4417")).contacts).toEqual([quai]);
  });
  test("a transaction by its amount, as people write it", async () => {
    expect((await find("6,842.50")).transactions).toEqual(ids(0));
    expect((await find("$1920")).transactions).toEqual(ids(1));
  });
  test("a transaction by its reference, its id here and its id at Jetpay", async () => {
    expect((await find(made[1]?.reference.toLowerCase() ?? "")).transactions).toEqual(ids(1));
    expect((await find(made[2]?.id.toUpperCase() ?? "")).transactions).toEqual(ids(2));
    const jetpayId = newId();
    await desk.db
      .update(transactions)
      .set({ jetpayId })
      .where(eq(transactions.id, made[0]?.id ?? ""));
    expect((await find(jetpayId)).transactions).toEqual(ids(0));
  });
  test("what its first eight words say, however many are typed", async () => {
    const eight = "invoice 20418 harrow pine i n v o";
    expect((await find(eight)).transactions).toEqual(ids(2, 1, 0));
    expect((await find(`${eight} zebra`)).transactions).toEqual(ids(2, 1, 0));
    expect((await find("invoice 20418 harrow pine i n v zebra")).transactions).toEqual([]);
  });
  test("nothing by nothing, and nothing breaks on what no database takes", async () => {
    for (const text of ["", "   ", "\0"]) expect(await find(text)).toEqual({ contacts: [], transactions: [] });
    expect(await find("100%_\\\0")).toEqual({ contacts: [], transactions: [] });
  });
});

test("what was visited is found by its ids, and what is gone is left out", async () => {
  const visits = [
    { kind: "transaction", id: made[1]?.id ?? "" },
    { kind: "contact", id: gagnon },
    { kind: "contact", id: newId() },
  ] as const;
  const found = await findVisited(desk.as("viewer"), writeVisits(visits));
  expect(found.contacts.map(({ id }) => id)).toEqual([gagnon]);
  expect(found.transactions).toMatchObject([
    { id: made[1]?.id, contactName: "Électrique du Quai", amountMinor: 192_000 },
  ]);
  expect(await findVisited(desk.as("viewer"), "")).toEqual({ contacts: [], transactions: [] });
});
