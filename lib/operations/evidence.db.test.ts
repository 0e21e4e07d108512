import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { paymentMethods } from "@/db/schema/contacts";
import { mails } from "@/db/schema/mails";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { orphans } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addPayer, type Payer, storeEvent } from "@/lib/testing/payer";
import { giveLink } from "@/lib/transactions/give-link";
import { applyOne } from "@/lib/webhooks/apply";
import { settle } from "./settle";
import { sweepOperations } from "./sweep";

let desk: TestDesk;
let payer: Payer;
let cardId: string;
beforeAll(async () => {
  desk = await openTestDesk();
  payer = await addPayer(desk, 30_001);
  const card = await desk.control<{ credit_card_id: string }>("cards", {
    contact_id: payer.jetpayId,
    number: "4242424242424242",
  });
  cardId = newId();
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const method = {
    id: cardId,
    formId: newId(),
    contactId: payer.contactId,
    kind: "card",
    state: "active",
    brand: "visa",
  } as const;
  await desk.db.insert(paymentMethods).values({ ...method, jetpayId: card.credit_card_id, last4: "4242", ...at });
});
afterAll(() => desk.close());
beforeEach(() => desk.control("settings", { event_note: false }));

const lose = (path: string, method: string) => desk.control("faults", { kind: "drop_after", path, method });
const withNote = () => desk.control("settings", { event_note: true });

async function rowOf(id: string) {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  return row;
}
async function callOf(transactionId: string) {
  const [row] = await desk.db.select().from(operations).where(eq(operations.transactionId, transactionId));
  if (row === undefined) throw new Error("no call");
  return row;
}
const contradictionsOf = async (id: string) => {
  const facts = await desk.db
    .select({ data: transactionEvents.data })
    .from(transactionEvents)
    .where(and(eq(transactionEvents.transactionId, id), eq(transactionEvents.kind, "contradiction")));
  return facts.map(({ data }) => [data["why"], data["jetpayId"]]);
};
const isOrphan = async (jetpayId: string) => (await desk.db.$count(orphans, eq(orphans.jetpayId, jetpayId))) > 0;

let lastEvent = 90_000n;
async function hear(jetpayId: string, data: Parameters<typeof storeEvent>[3] = {}): Promise<void> {
  lastEvent += 1n;
  await storeEvent(desk, lastEvent, jetpayId, data);
  expect(await applyOne(desk.ctx, lastEvent)).toBe(true);
}

describe("a call whose answer was lost", () => {
  test("is resolved by the event that carries its note", async () => {
    await withNote();
    await lose("^/debit$", "PUT");
    const { id } = await payer.ask();
    await desk.runJobs();
    expect(await rowOf(id)).toMatchObject({ state: "unknown", jetpayId: null });
    await desk.settle();
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: "requested", jetpayId: expect.any(String) });
    expect(await callOf(id)).toMatchObject({ status: "accepted", resolvedBy: "event", jetpayId: row.jetpayId });
    expect(await isOrphan(row.jetpayId ?? "")).toBe(false);
    expect(await contradictionsOf(id)).toEqual([]);
  });

  test("stays unknown with the guide's sample events, and what they tell of is kept as nobody's", async () => {
    await lose("^/debit$", "PUT");
    const { id, reference } = await payer.ask();
    await desk.settle();
    expect(await rowOf(id)).toMatchObject({ state: "unknown", jetpayId: null });
    const truth = await desk.control<{ transactions: { id: string }[] }>(`truth?only=transactions&note=${reference}`);
    expect(truth.transactions).toHaveLength(1);
    expect(await isOrphan(truth.transactions[0]?.id ?? "")).toBe(true);
  });

  test("is resolved by the statement where it was a hold, which has no note", async () => {
    await withNote();
    await lose("/preauthorize$", "POST");
    const { id } = await payer.ask({ flow: "authorization", paymentMethodId: cardId, statement: "HARROW PINE 20391X" });
    await desk.settle();
    expect((await rowOf(id)).state).toBe("preauthorized");
    expect(await callOf(id)).toMatchObject({ status: "accepted", resolvedBy: "event" });
  });

  test("is resolved by an event that came before anybody knew that the answer was lost", async () => {
    const { id, reference } = await payer.ask();
    const call = await callOf(id);
    await desk.db
      .update(operations)
      .set({ status: "sent", sentAt: new Date(0) })
      .where(eq(operations.id, call.id));
    await hear("early bird", { note: `Invoice 7 ${reference}` });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: "early bird" });
    expect((await callOf(id)).status).toBe("sent");
    await sweepOperations(desk.ctx);
    expect(await callOf(id)).toMatchObject({ status: "accepted", resolvedBy: "event", jetpayId: "early bird" });
    expect((await rowOf(id)).state).toBe("requested");
  });

  test("has its mails follow: they leave once the link is known, and not when nobody can follow it", async () => {
    await withNote();
    const mail = { subject: "Your invoice", message: "Please pay {amount}", locale: "en" };
    const to = (address: string) => ({ mail: { ...mail, recipients: [{ address, name: "Quai Nord" }] } });
    await lose("^/debit$", "PUT");
    const open = await payer.ask(to("open@quainord.example"));
    await desk.settle();
    await lose("^/debit$", "PUT");
    const paid = await payer.ask(to("paid@quainord.example"));
    await desk.settle();
    const stateOf = async (id: string) =>
      (await desk.db.select().from(mails).where(eq(mails.transactionId, id))).map(({ state }) => state);
    expect([await stateOf(open.id), await stateOf(paid.id)]).toEqual([["waiting"], ["waiting"]]);

    const { jetpayId } = await rowOf(open.id);
    const [other] = await desk.db.select().from(transactions).where(eq(transactions.id, paid.id));
    const truth = await desk.control<{ transactions: { id: string; link: string }[] }>("truth?only=transactions");
    const link =
      truth.transactions.find(({ id }) => id === jetpayId)?.link ?? `${desk.simulator.url}/payment/pay/${jetpayId}`;
    await expect(
      giveLink(desk.as("preparer"), { transactionId: open.id, link: link.replace(jetpayId ?? "", "another") }),
    ).rejects.toThrow("invalid: link");
    await giveLink(desk.as("preparer"), { transactionId: open.id, link });
    expect(await stateOf(open.id)).toEqual(["queued"]);
    await desk.settle();
    expect(await stateOf(open.id)).toEqual(["sent"]);

    await desk.control(`payments/${other?.jetpayId}`, { method: "card" });
    await desk.settle();
    expect(await stateOf(paid.id)).toEqual(["withdrawn"]);
    const facts = await desk.db.select().from(transactionEvents).where(eq(transactionEvents.transactionId, paid.id));
    expect(facts.filter(({ kind }) => kind === "mail_withdrawn")).toMatchObject([
      { data: { to: "paid@quainord.example" } },
    ]);
  });
});

describe("what carries our reference", () => {
  async function doubtful(more: object = {}) {
    const made = await payer.ask(more);
    const call = await callOf(made.id);
    await desk.db.update(operations).set({ status: "sent", sentAt: new Date() }).where(eq(operations.id, call.id));
    const sent = await callOf(made.id);
    await settle(desk.ctx, sent, { kind: "unknown", reason: "timeout", message: "no answer" });
    expect((await rowOf(made.id)).state).toBe("unknown");
    return { ...made, call: sent, amountMinor: sent.transactionId === null ? 0 : (await rowOf(made.id)).amountMinor };
  }

  test("proves nothing where the direction or the amount is another, and is raised", async () => {
    const { id, reference } = await doubtful();
    await hear("wrong way", { note: reference, type: "transactions.credits.created" });
    await hear("wrong sum", { note: reference, amount: 1 });
    expect(await rowOf(id)).toMatchObject({ state: "unknown", jetpayId: null });
    expect(await contradictionsOf(id)).toEqual([
      ["other_content", "wrong way"],
      ["other_content", "wrong sum"],
    ]);
    expect([await isOrphan("wrong way"), await isOrphan("wrong sum")]).toEqual([true, true]);
  });

  test("proves it where the amount is told and is the same", async () => {
    const { id, reference, amountMinor } = await doubtful();
    await hear("right sum", { note: reference, amount: amountMinor });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: "right sum" });
  });

  test("proves nothing where a person typed it: before the end of a note, or into the statement of another call", async () => {
    const { id, reference } = await doubtful();
    await hear("typed", { note: `replaces ${reference} as agreed` });
    await hear("stated", { statement: `HARROW ${reference}` });
    expect(await rowOf(id)).toMatchObject({ state: "unknown", jetpayId: null });
    expect(await contradictionsOf(id)).toEqual([]);
  });

  test("is never merged when a second one turns up: it may have happened twice", async () => {
    const { id, reference } = await doubtful();
    await hear("first", { note: reference });
    await hear("second", { note: reference });
    await hear("second", { note: reference, state: "paid" });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: "first" });
    expect(await contradictionsOf(id)).toEqual([["second_id", "second"]]);
    expect(await isOrphan("second")).toBe(true);
  });

  test("is heard though the answer, late, names another", async () => {
    const { id, reference, call } = await doubtful();
    await hear("heard", { note: reference });
    await desk.db.update(operations).set({ status: "sent" }).where(eq(operations.id, call.id));
    const value = { jetpayId: "answered", state: "paid" };
    await settle(desk.ctx, call, { kind: "accepted", value, httpStatus: 200, at: null, body: null });
    expect(await rowOf(id)).toMatchObject({ state: "requested", jetpayId: "heard" });
    expect(await contradictionsOf(id)).toEqual([["second_id", "answered"]]);
  });

  test("is asked for where the events do not carry it and the status does", async () => {
    const { id } = await doubtful();
    // The simulator's status has no note either: nothing is proven, and nothing is broken by asking.
    await hear("mute");
    await desk.runJobs();
    expect((await rowOf(id)).state).toBe("unknown");
    expect(await isOrphan("mute")).toBe(true);
  });
});
