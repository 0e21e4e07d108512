import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import type { Context, Person } from "@/lib/context";
import { newId, newReference } from "@/lib/ids";
import { createLog } from "@/lib/log";
import { writeSetting } from "@/lib/settings/settings";
import { noJetpay } from "@/lib/testing/no-jetpay";
import { readBoard } from "./holds";

const now = new Date("2026-11-20T19:32:07Z");
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000);
const days = (count: number) => hours(count * 24);
const maya: Person = { kind: "person", id: newId(), name: "Maya Chen", email: "maya@test.example", role: "preparer" };
const [contactId, methodId, merchantAccountId] = [newId(), newId(), newId()];

let database: TestDatabase;
let db: Database;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 2 });
  ctx = {
    db,
    jetpay: noJetpay(),
    currency: "CAD",
    actor: maya,
    now: () => now,
    log: createLog("test", "silent"),
    requestId: newId(),
  };
  const stamps = { createdAt: days(-90), updatedAt: days(-90) };
  await db.insert(users).values({ id: maya.id, name: maya.name, email: maya.email, role: maya.role, createdAt: now });
  await db.insert(contacts).values({
    id: contactId,
    formId: newId(),
    name: "Saltbox Cabinetry",
    email: "ap@saltbox.test",
    language: "en",
    ...stamps,
  });
  await db.insert(paymentMethods).values({
    id: methodId,
    formId: newId(),
    contactId,
    kind: "card",
    state: "active",
    brand: "amex",
    last4: "3007",
    ...stamps,
  });
  await db.insert(merchantAccounts).values({
    id: merchantAccountId,
    jetpayId: newId(),
    label: "Operating",
    institution: "RBC",
    last4: "2201",
    ...stamps,
  });
});

beforeEach(async () => {
  await db.delete(transactionEvents);
  await db.delete(operations);
  await db.delete(transactions);
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

type Change = Partial<typeof transactions.$inferInsert>;

async function put(state: string, change: Change = {}): Promise<string> {
  const id = newId();
  await db.insert(transactions).values({
    id,
    formId: newId(),
    reference: newReference(),
    direction: "debit",
    flow: "authorization",
    state,
    amountMinor: 2_155_00,
    currency: "CAD",
    contactId,
    paymentMethodId: methodId,
    merchantAccountId,
    statement: "HARROW PINE",
    note: "Deposit, kitchen order 3381",
    holdDeadline: hours(2),
    stateSince: days(-2),
    createdAt: days(-5),
    ...change,
  });
  return id;
}

const putCall = (
  transactionId: string,
  kind: "preauthorize" | "capture" | "cancel",
  change: Partial<typeof operations.$inferInsert>,
) =>
  db.insert(operations).values({
    id: newId(),
    kind,
    status: "accepted",
    transactionId,
    createdAt: now,
    createdBy: maya.id,
    ...change,
  });

const shown = async () => (await readBoard(ctx)).holds.map(({ id }) => id);

describe("the board reads", () => {
  test("a hold with everything its card shows", async () => {
    const id = await put("preauthorized", { version: 3 });
    const board = await readBoard(ctx);
    expect(board).toMatchObject({ now: now.toISOString(), deadlineDays: 5 });
    expect(board.holds).toEqual([
      expect.objectContaining({
        id,
        version: 3,
        amountMinor: 2_155_00,
        contactName: "Saltbox Cabinetry",
        purpose: "Deposit, kitchen order 3381",
        card: { brand: "amex", last4: "3007" },
        heldAt: days(-5).toISOString(),
        deadline: hours(2).toISOString(),
        capturedAt: null,
        call: null,
      }),
    ]);
  });

  test("what the statement says where there is no note", async () => {
    await put("preauthorized", { note: "" });
    expect((await readBoard(ctx)).holds[0]?.purpose).toBe("HARROW PINE");
  });

  test("what is open, soonest deadline first, and nothing of the other flows", async () => {
    const later = await put("preauthorized", { holdDeadline: days(4) });
    const sooner = await put("sending", { holdDeadline: hours(1) });
    const foreign = await put("under_review", { holdDeadline: days(5) });
    await put("draft");
    await put("awaiting_approval");
    await put("paid", { flow: "charge", holdDeadline: null, stateSince: now });
    expect(await shown()).toEqual([sooner, later, foreign]);
  });

  test("what is unknown however old it is, what lapsed for a month only", async () => {
    const doubt = await put("unknown", { holdDeadline: days(-200) });
    const lapsed = await put("lapsed", { holdDeadline: days(-30) });
    await put("lapsed", { holdDeadline: days(-33) });
    expect(await shown()).toEqual([doubt, lapsed]);
  });

  test("what was captured, released or failed within a day", async () => {
    const captured = await put("completed", { stateSince: hours(-3) });
    const released = await put("cancelled", { stateSince: hours(-20) });
    await put("failed", { stateSince: hours(-27) });
    expect((await shown()).sort()).toEqual([captured, released].sort());
  });

  test("when Jetpay first said that it was captured, and who had asked", async () => {
    const id = await put("completed", { stateSince: hours(-1) });
    await putCall(id, "preauthorize", { createdAt: days(-5), createdBy: null });
    await putCall(id, "capture", { createdAt: hours(-4), answeredAt: hours(-4) });
    const said = (saidState: string, at: Date) => ({
      transactionId: id,
      source: "webhook" as const,
      kind: "said",
      saidState,
      happenedAt: at,
      heardAt: at,
    });
    await db
      .insert(transactionEvents)
      .values([said("completed", hours(-1)), said("paid", hours(-4)), said("preauthorized", days(-5))]);
    const [hold] = (await readBoard(ctx)).holds;
    expect(hold).toMatchObject({
      capturedAt: hours(-4).toISOString(),
      call: { kind: "capture", status: "accepted", askedBy: "Maya Chen" },
    });
  });

  test("the last call that was made about it, with Jetpay's words and how often it was not reached", async () => {
    const id = await put("preauthorized");
    await putCall(id, "capture", {
      createdAt: hours(-2),
      status: "refused",
      message: "Card declined",
      answeredAt: hours(-2),
    });
    expect((await readBoard(ctx)).holds[0]?.call).toMatchObject({
      kind: "capture",
      status: "refused",
      message: "Card declined",
    });
    await putCall(id, "cancel", { createdAt: hours(-1), status: "queued", attempts: 2, message: "refused connection" });
    expect((await readBoard(ctx)).holds[0]?.call).toMatchObject({
      kind: "cancel",
      status: "queued",
      attempts: 2,
      answeredAt: null,
    });
  });

  test("of a hold that is over, the last call that may have ended it, whatever was asked for in vain since", async () => {
    const id = await put("paid", { stateSince: hours(-1) });
    await putCall(id, "preauthorize", { createdAt: days(-5) });
    for (const status of ["refused", "withdrawn", "did_not_happen"] as const) {
      await putCall(id, "capture", { createdAt: hours(-4), status });
    }
    expect((await readBoard(ctx)).holds[0]?.call).toMatchObject({ kind: "preauthorize" });
    await putCall(id, "capture", { createdAt: hours(-3) });
    await putCall(id, "cancel", { createdAt: hours(-2), status: "refused" });
    expect((await readBoard(ctx)).holds[0]?.call).toMatchObject({ kind: "capture", status: "accepted" });
  });

  test("the deadline of the settings", async () => {
    await writeSetting(db, "holds.days", "7", { at: now, userId: maya.id });
    expect((await readBoard(ctx)).deadlineDays).toBe(7);
  });

  test("two hundred holds in one go", async () => {
    for (let index = 0; index < 200; index++) await put("preauthorized", { holdDeadline: hours(1 + index) });
    expect(await shown()).toHaveLength(200);
  });
});
