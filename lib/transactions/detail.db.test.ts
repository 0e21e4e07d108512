import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { contacts, merchantAccounts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Context } from "@/lib/context";
import { NotFound } from "@/lib/errors";
import { createLog } from "@/lib/log";
import { readTransaction } from "./detail";
import { readRawFact } from "./raw";
import type { State } from "./transaction";

const T0 = new Date("2026-11-20T15:00:00Z");
const at = (seconds: number): Date => new Date(T0.getTime() + seconds * 1_000);
/** Beyond what a double holds. */
const EVENT_ID = 9_223_372_036_854_775_801n;

let database: TestDatabase;
let db: Database;
let ctx: Context;
const maya = randomUUID();
const contact = randomUUID();
const account = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 4 });
  ctx = {
    db,
    jetpay: Object.create(null) as Context["jetpay"],
    currency: "CAD",
    actor: { kind: "system", name: "setup" },
    now: () => at(3_600),
    log: createLog("test", "silent"),
    requestId: "test",
  };
  const moments = { createdAt: T0, updatedAt: T0 };
  await db
    .insert(users)
    .values({ id: maya, email: "maya@example.com", name: "Maya Chen", role: "preparer", createdAt: T0 });
  await db.insert(contacts).values({
    id: contact,
    formId: randomUUID(),
    name: "Ateliers Gagnon",
    email: "a@example.com",
    language: "fr",
    ...moments,
  });
  await db
    .insert(merchantAccounts)
    .values({ id: account, jetpayId: "m1", label: "Operating", institution: "RBC", last4: "2201", ...moments });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

async function addPayout(state: State, over: Partial<typeof transactions.$inferInsert> = {}): Promise<string> {
  const id = randomUUID();
  await db.insert(transactions).values({
    id,
    formId: randomUUID(),
    reference: `JD-${id.slice(0, 6).toUpperCase()}`,
    direction: "credit",
    flow: "payout",
    state,
    amountMinor: 684_250,
    currency: "CAD",
    contactId: contact,
    merchantAccountId: account,
    statement: "HARROW PINE INV 20418",
    note: "invoice 20418",
    jetpayId: id,
    stateSince: at(60),
    createdAt: T0,
    createdBy: maya,
    ...over,
  });
  return id;
}

/** Paid by an event whose id and data have more digits than a double. */
async function addPaid(): Promise<string> {
  const id = await addPayout("paid");
  const operationId = randomUUID();
  await db.insert(operations).values({
    id: operationId,
    kind: "create_credit",
    status: "accepted",
    transactionId: id,
    request: { method: "PUT", path: "/credit", body: { amount: 684_250, account_number: "1111111" } },
    response: { identifier: id },
    httpStatus: 200,
    createdAt: T0,
    sentAt: at(1),
    answeredAt: at(2),
  });
  await db.insert(webhookEvents).values({
    id: EVENT_ID,
    type: "transactions.credits.paid",
    createdAt: at(60),
    receivedAt: at(1_000),
    data: `{"state": "paid", "transactionId": "${id}", "sequence": 18014398509481985}`,
  });
  const fact = { transactionId: id, operationId, source: "call" as const };
  await db.insert(transactionEvents).values([
    { ...fact, kind: "asked", source: "person", actorId: maya, happenedAt: T0, heardAt: T0 },
    { ...fact, kind: "sent", happenedAt: at(1), heardAt: at(1) },
    { ...fact, kind: "accepted", saidState: "requested", happenedAt: at(2), heardAt: at(2) },
    {
      transactionId: id,
      kind: "said",
      source: "webhook",
      saidState: "paid",
      webhookEventId: EVENT_ID,
      happenedAt: at(60),
      heardAt: at(1_000),
    },
  ]);
  return id;
}

describe("the page of a transaction", () => {
  test("has its parties, its facts as a timeline, and what the state permits", async () => {
    const id = await addPaid();
    const found = await readTransaction(ctx, id);
    expect(found).toMatchObject({
      contact: { name: "Ateliers Gagnon" },
      merchant: { label: "Operating", last4: "2201" },
      preparedBy: "Maya Chen",
      state: "paid",
      awaited: { key: "final", to: "completed", usually: null },
      may: { capture: false, cancel: false, withdraw: false, check: true },
    });
    expect(
      found?.timeline.map(({ kind, actor, asHappened, lateMs }) => [kind, actor, asHappened.state, lateMs]),
    ).toEqual([
      ["said", null, "paid", 940_000],
      ["accepted", null, "requested", null],
      ["sent", null, "sending", null],
      ["asked", "Maya Chen", "sending", null],
    ]);
    const raw = await Promise.all((found?.timeline ?? []).slice(0, 2).map((entry) => readRawFact(ctx, id, entry.id)));
    expect(raw[0]).toMatchObject({ kind: "event", eventId: String(EVENT_ID) });
    expect(raw[0]).toHaveProperty("text", expect.stringContaining(`"id": ${EVENT_ID}`));
    expect(raw[0]).toHaveProperty("text", expect.stringContaining('"sequence": 18014398509481985'));
    expect(raw[0]).toHaveProperty("text", expect.stringContaining('"createdAt": "2026-11-20T15:01:00.000000Z"'));
    expect(raw[1]).toMatchObject({ kind: "call", line: "PUT /credit", httpStatus: 200 });
    expect(raw[1]).toHaveProperty("request", expect.not.stringContaining("1111111"));
  });

  test("explains a failure by the side it happened on", async () => {
    const id = await addPayout("failed", { failReason: "account_frozen", failDirection: "push" });
    expect((await readTransaction(ctx, id))?.failure).toEqual({
      reason: "account_frozen",
      said: "account_frozen",
      side: "theirs",
    });
  });

  test("lets a call be taken back only while it is queued", async () => {
    const id = await addPayout("sending", { jetpayId: null });
    const call = { kind: "create_credit" as const, transactionId: id, createdAt: T0, attempts: 2 };
    await db.insert(operations).values({ id: randomUUID(), status: "queued", ...call });
    const queued = await readTransaction(ctx, id);
    expect(queued?.may).toEqual({ capture: false, cancel: false, withdraw: true, check: false });
    expect(queued?.awaited?.key).toBe("reach");
    await db.update(operations).set({ status: "sent", sentAt: at(5) });
    expect((await readTransaction(ctx, id))?.may.withdraw).toBe(false);
  });

  test("says how long others like it took, once enough of them are known", async () => {
    for (let n = 1; n <= 20; n += 1) {
      const id = await addPayout("completed", { createdAt: at(-n * 1_000) });
      const fact = { transactionId: id, kind: "said", source: "webhook" as const };
      await db.insert(transactionEvents).values([
        { ...fact, saidState: "paid", happenedAt: at(0), heardAt: at(0) },
        { ...fact, saidState: "completed", happenedAt: at(n * 100), heardAt: at(n * 100) },
      ]);
    }
    const paid = await addPayout("paid");
    // 19 of 20 took 1,900 seconds or less; the state began at second 60.
    expect((await readTransaction(ctx, paid))?.awaited?.usually).toEqual({ at: at(1_960).toISOString(), of: 20 });
  });

  test.each(["nonsense", randomUUID()])("is none for an address that is none: %s", async (id) => {
    expect(await readTransaction(ctx, id)).toBeNull();
    await expect(readRawFact(ctx, id, 1)).rejects.toThrow(NotFound);
  });
});
