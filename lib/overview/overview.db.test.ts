import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { workerPulses } from "@/db/schema/jobs";
import { mails } from "@/db/schema/mails";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { webhookDeliveries, webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import type { AuditFilter } from "@/lib/audit/filter";
import { listAudit } from "@/lib/audit/queries";
import type { Context, Person } from "@/lib/context";
import { newId, newReference } from "@/lib/ids";
import { writeSetting } from "@/lib/settings/settings";
import { readSettingsSummary } from "@/lib/settings/summary";
import { openTestTeam, type TestTeam } from "@/lib/team/testing";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING } from "@/lib/transactions/search-words";
import { directionOf, type Flow } from "@/lib/transactions/transaction";
import { readStamp } from "@/lib/webhooks/stamp";
import type { Need } from "./needs";
import { readOverview } from "./queries";

/** Friday 20 November 2026, 14:32:07 in Toronto. */
const now = new Date("2026-11-20T19:32:07Z");
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60_000);
const [contactId, cardId, merchantAccountId] = [newId(), newId(), newId()];

let team: TestTeam;
let maya: Person;
let ctx: Context;

beforeAll(async () => {
  team = await openTestTeam();
  maya = await team.add({ name: "Maya Chen", role: "preparer" });
  ctx = { ...team.as(maya), now: () => now };
  const stamps = { createdAt: hours(-900), updatedAt: hours(-900) };
  await team.db.insert(contacts).values({
    id: contactId,
    formId: newId(),
    name: "Kestrel Freight",
    email: "ap@kestrel.test",
    language: "en",
    ...stamps,
  });
  await team.db.insert(paymentMethods).values({
    id: cardId,
    formId: newId(),
    contactId,
    kind: "card",
    state: "active",
    brand: "amex",
    last4: "3007",
    ...stamps,
  });
  await team.db.insert(merchantAccounts).values({
    id: merchantAccountId,
    jetpayId: newId(),
    label: "Operating",
    institution: "RBC",
    last4: "2201",
    ...stamps,
  });
});

beforeEach(async () => {
  for (const table of [transactionEvents, mails, operations, transactions, webhookEvents, webhookDeliveries]) {
    await team.db.delete(table);
  }
  await team.db.delete(webhookRegistrations);
  await register({});
});

afterAll(() => team.close());

const register = (change: Partial<typeof webhookRegistrations.$inferInsert>) =>
  team.db.insert(webhookRegistrations).values({
    identifier: newId(),
    callbackUrl: "https://desk.test/api/webhooks/jetpay",
    state: "active",
    checkedAt: now,
    completeUpTo: now,
    createdAt: hours(-900),
    ...change,
  });

async function put(flow: Flow, state: string, change: Partial<typeof transactions.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await team.db.insert(transactions).values({
    id,
    formId: newId(),
    reference: newReference(),
    direction: directionOf(flow),
    flow,
    state,
    amountMinor: 100_00,
    currency: "CAD",
    contactId,
    paymentMethodId: flow === "authorization" ? cardId : null,
    merchantAccountId,
    statement: "HARROW PINE",
    note: "",
    stateSince: hours(-1),
    createdAt: hours(-1),
    ...change,
  });
  return id;
}

async function operate(
  transactionId: string,
  kind: (typeof operations.$inferInsert)["kind"],
  status: (typeof operations.$inferInsert)["status"],
  change: Partial<typeof operations.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  await team.db
    .insert(operations)
    .values({ id, kind, status, transactionId, createdAt: hours(-1), createdBy: maya.id, ...change });
  return id;
}

const needs = async (): Promise<Need[]> => (await readOverview(ctx, "day")).needs;

describe("what needs somebody", () => {
  test("nothing, when everything is final and Jetpay is heard", async () => {
    await put("payout", "completed");
    expect(await needs()).toEqual([]);
  });

  test("a doubt says since when, and when we look next; without an id there is no looking", async () => {
    const doubt = await put("payout", "unknown", { amountMinor: 2_310_00, stateSince: hours(-0.5) });
    await operate(doubt, "create_credit", "unknown", { sentAt: hours(-0.6), answeredAt: hours(-0.5) });
    const capture = await put("authorization", "unknown", {
      jetpayId: newId(),
      nextCheckAt: hours(0.01),
      stateSince: hours(-2),
    });
    await operate(capture, "capture", "unknown", { answeredAt: hours(-2) });
    expect(await needs()).toMatchObject([
      { kind: "unknown", call: "capture", at: hours(-2).toISOString(), nextCheckAt: hours(0.01).toISOString() },
      {
        kind: "unknown",
        of: { id: doubt, contactName: "Kestrel Freight", amountMinor: 2_310_00 },
        call: "create_credit",
        nextCheckAt: null,
      },
    ]);
  });

  test("of many doubts three are listed and the rest counted", async () => {
    for (let index = 0; index < 5; index += 1) await put("payout", "unknown");
    const found = await needs();
    expect(found.map((need) => need.kind)).toEqual(["unknown", "unknown", "unknown", "more_unknown"]);
    expect(found.at(-1)).toEqual({ kind: "more_unknown", count: 2 });
  });

  test("holds are gathered by the day of the desk's zone on which they lapse", async () => {
    await put("authorization", "preauthorized", { holdDeadline: hours(1.8), amountMinor: 2_155_00 });
    // 23:30 in Toronto is the next day in UTC.
    await put("authorization", "preauthorized", {
      holdDeadline: new Date("2026-11-21T04:30:00Z"),
      amountMinor: 1_240_00,
    });
    await put("authorization", "preauthorized", { holdDeadline: hours(22) });
    await put("authorization", "preauthorized", { holdDeadline: hours(50) });
    await put("authorization", "sending", { holdDeadline: hours(1) });
    expect(await needs()).toEqual([
      {
        kind: "holds",
        when: "today",
        count: 2,
        minor: 3_395_00,
        currency: "CAD",
        firstDeadline: hours(1.8).toISOString(),
        firstContact: "Kestrel Freight",
        near: true,
      },
      expect.objectContaining({ kind: "holds", when: "tomorrow", count: 1, minor: 100_00, near: false }),
    ]);
  });

  test("what failed since yesterday stands with its reason; what failed before does not", async () => {
    await put("payout", "failed", { stateSince: new Date("2026-11-19T05:00:00Z"), failReason: "account_frozen" });
    await put("payout", "failed", { stateSince: new Date("2026-11-19T04:59:59Z"), failReason: "account_frozen" });
    expect(await needs()).toMatchObject([{ kind: "failed", failure: { reason: "account_frozen" } }]);
  });

  test("a capture that Jetpay refused stays until somebody asks again", async () => {
    const hold = await put("authorization", "preauthorized", { holdDeadline: hours(90) });
    const operationId = await operate(hold, "capture", "refused", { message: "Do not honour" });
    await team.db.insert(transactionEvents).values({
      transactionId: hold,
      source: "call",
      kind: "refused",
      happenedAt: hours(-1),
      heardAt: hours(-1),
      operationId,
    });
    expect(await needs()).toMatchObject([{ kind: "refused", call: "capture", message: "Do not honour" }]);
    await operate(hold, "capture", "queued", { createdAt: hours(-0.5) });
    expect(await needs()).toEqual([]);
  });

  test("of many refusals and contradictions three are listed, the rest counted", async () => {
    for (let index = 0; index < 5; index += 1) {
      const hold = await put("authorization", "preauthorized", { holdDeadline: hours(90) });
      const operationId = await operate(hold, "capture", "refused", { message: "Do not honour" });
      const at = { happenedAt: hours(-1), heardAt: hours(-1) };
      await team.db
        .insert(transactionEvents)
        .values({ transactionId: hold, source: "call", kind: "refused", operationId, ...at });
      const twice = await put("payout", "completed");
      // Two of one transaction are one line.
      for (const jetpayId of ["a", "b"])
        await team.db.insert(transactionEvents).values({
          transactionId: twice,
          source: "webhook",
          kind: "contradiction",
          data: { why: "second_id", jetpayId },
          ...at,
        });
    }
    const found = await needs();
    expect(found.map(({ kind }) => kind)).toEqual([
      ...["contradiction", "contradiction", "contradiction", "more_contradictions"],
      ...["refused", "refused", "refused", "more_refused"],
    ]);
    expect(found.filter((need) => need.kind.startsWith("more_"))).toEqual([
      { kind: "more_contradictions", count: 2 },
      { kind: "more_refused", count: 2 },
    ]);
    const { sums } = await listTransactions(ctx, { ...NOTHING, view: "needs_me" }, null);
    expect(sums).toMatchObject({ matching: 10, views: { needs_me: 10 } });
  });

  test("calls that could not leave are one line: how many, and since when", async () => {
    for (const since of [-2, -1]) {
      const id = await put("payout", "sending");
      await operate(id, "create_credit", "queued", { createdAt: hours(since), attempts: 3, message: "ECONNREFUSED" });
    }
    await operate(await put("payout", "sending"), "create_credit", "queued");
    expect(await needs()).toEqual([
      {
        kind: "queued",
        count: 2,
        since: hours(-2).toISOString(),
        contactName: "Kestrel Freight",
        message: "ECONNREFUSED",
      },
    ]);
  });

  test("a refused mail stands until another one reached that address, or its link is used up", async () => {
    const link = await put("payment_link", "requested");
    const mail = (state: "failed" | "unknown" | "sent", createdAt: Date, transactionId = link) =>
      team.db.insert(mails).values({
        id: newId(),
        formId: newId(),
        transactionId,
        toAddress: "ap@kestrel.test",
        toName: "",
        locale: "en",
        subject: "s",
        message: "m",
        state,
        messageId: newId(),
        serverAnswer: "550 no such user",
        createdAt,
      });
    await mail("failed", hours(-3));
    await mail("unknown", hours(-2), await put("payment_link", "completed"));
    expect(await needs()).toMatchObject([
      { kind: "mail", to: "ap@kestrel.test", state: "failed", answer: "550 no such user" },
    ]);
    await mail("sent", hours(-1));
    expect(await needs()).toEqual([]);
  });

  test("no webhook, a failed one and an event set aside are things to see to", async () => {
    await put("payout", "completed");
    await team.db.insert(webhookEvents).values({
      id: 7n,
      type: "transactions.credits.created",
      createdAt: now,
      data: "{}",
      receivedAt: now,
      error: "no such state",
    });
    expect(await needs()).toEqual([{ kind: "set_aside", count: 1 }]);
    await team.db.delete(webhookEvents);
    await team.db.delete(webhookRegistrations);
    expect(await needs()).toEqual([{ kind: "unregistered" }]);
    await register({ state: "failed" });
    expect(await needs()).toEqual([{ kind: "stopped", state: "failed", since: now.toISOString() }]);
  });

  test("a webhook that answers and proves nothing is one, with a replay to be asked for", async () => {
    await put("payout", "completed");
    await team.db.insert(workerPulses).values({ workerId: newId(), startedAt: now, at: new Date() });
    await team.db.delete(webhookRegistrations);
    await register({ completeUpTo: hours(-2), answeredAt: now });
    expect(await needs()).toEqual([{ kind: "unproven", since: hours(-2).toISOString() }]);
    await team.db.delete(workerPulses);
  });
});

describe("the sums", () => {
  test("days begin and end by the desk's zone, whichever it is", async () => {
    await put("payout", "completed", { createdAt: new Date("2026-11-20T04:59:59Z"), amountMinor: 1_00 });
    await put("payout", "completed", { createdAt: new Date("2026-11-20T05:00:00Z"), amountMinor: 2_00 });
    const toronto = await readOverview(ctx, "day");
    expect(toronto.today).toBe("2026-11-20");
    expect(toronto.columns.slice(-2).map(({ out }) => out.finalMinor)).toEqual([1_00, 2_00]);
    await writeSetting(team.db, "desk.zone", "Pacific/Auckland", { at: now, userId: null });
    const auckland = await readOverview(ctx, "day");
    await writeSetting(team.db, "desk.zone", "America/Toronto", { at: now, userId: null });
    expect(auckland.today).toBe("2026-11-21");
    expect(auckland.columns.find(({ from }) => from === "2026-11-20")?.out.finalMinor).toBe(3_00);
  });

  test("the calendar is one, whoever counts: where the database's rules of a zone are of another year as well", async () => {
    await writeSetting(team.db, "desk.zone", "America/Vancouver", { at: now, userId: null });
    const noon = {
      ...team.as(await team.add({ name: "Ada Roy", role: "administrator", active: false })),
      now: () => new Date("2026-11-21T20:00:00Z"),
    };
    // On one side or the other of any midnight that a year's rules may give, and at the end of the day.
    const instants = ["06:30", "07:00", "07:30", "08:00", "08:30"].flatMap((clock) =>
      ["2026-11-21", "2026-11-22"].map((day) => new Date(`${day}T${clock}:00Z`)),
    );
    await team.db.delete(auditEntries);
    for (const at of instants) {
      await put("payout", "completed", { createdAt: at, amountMinor: 1_00 });
      await put("authorization", "preauthorized", { createdAt: hours(-900), holdDeadline: at });
      const what = { at, actorName: "Maya Chen", action: "jetpay.test", outcome: "done" as const, requestId: newId() };
      await team.db.insert(auditEntries).values({ ...what, data: {} });
    }
    const { today, columns, needs: waiting } = await readOverview(noon, "day");
    expect(today).toBe("2026-11-21");
    const inColumn = (columns.find(({ from }) => from === today)?.out.finalMinor ?? 0) / 1_00;
    const filter = { ...NOTHING, view: "all" as const, flows: ["payout" as const], from: today, to: today };
    expect((await listTransactions(noon, filter, null)).sums.matching).toBe(inColumn);
    const anyAudit: AuditFilter = { group: null, outcome: null, person: null, about: "", from: null, to: null };
    const ofDay = await listAudit(noon, { ...anyAudit, from: today, to: today }, null);
    expect(ofDay.rows).toHaveLength(inColumn);
    const begun = await listAudit(noon, { ...anyAudit, from: today }, null);
    const { audited } = await readSettingsSummary(noon, { baseUrl: "https://jetpay.example", currency: "CAD" });
    expect(audited).toBe(begun.rows.length);
    const lapsing = waiting.find((need) => need.kind === "holds" && need.when === "today");
    expect((await readStamp(noon, "America/Vancouver")).lapseToday).toBe(lapsing?.kind === "holds" ? lapsing.count : 0);
    await writeSetting(team.db, "desk.zone", "America/Toronto", { at: now, userId: null });
  });

  test("a month's figures part final from open and leave out doubt, holds, failures and other currencies", async () => {
    await put("charge", "completed", { amountMinor: 50_00 });
    await put("charge", "paid", { amountMinor: 7_00 });
    await put("payout", "completed", { amountMinor: 20_00, createdAt: new Date("2026-11-01T04:00:00Z") });
    await put("payout", "completed", { amountMinor: 999_00, createdAt: new Date("2026-11-01T03:59:59Z") });
    await put("payout", "unknown", { amountMinor: 3_00 });
    await put("payout", "failed", { amountMinor: 4_00 });
    await put("payout", "completed", { amountMinor: 5_00, currency: "USD" });
    await put("authorization", "preauthorized", { amountMinor: 6_00, holdDeadline: hours(90) });
    const { month, otherCurrency } = await readOverview(ctx, "day");
    expect(month).toEqual({
      month: "2026-11",
      in: { finalMinor: 50_00, openMinor: 7_00 },
      out: { finalMinor: 20_00, openMinor: 0 },
      unknown: { count: 1, minor: 3_00 },
      held: { count: 1, minor: 6_00 },
    });
    expect(otherCurrency).toBe(1);
  });
});

test("the latest are the newest fact of each transaction; steps between and checks that only confirm are left out", async () => {
  const [first, second] = [await put("payout", "paid"), await put("charge", "completed")];
  const say = (transactionId: string, at: Date, change: Partial<typeof transactionEvents.$inferInsert>) =>
    team.db.insert(transactionEvents).values({
      transactionId,
      source: "webhook",
      kind: "said",
      happenedAt: at,
      heardAt: at,
      ...change,
    });
  await say(first, hours(-5), { source: "person", kind: "asked", actorId: maya.id });
  await say(first, hours(-4), { source: "call", kind: "sent" });
  await say(second, hours(-3), { saidState: "completed" });
  await say(second, hours(-2), { source: "status_check", saidState: "completed", data: { matches: true } });
  await say(first, hours(-1), { saidState: "initiated", happenedAt: hours(-4.5) });
  expect((await readOverview(ctx, "day")).latest).toMatchObject([
    { of: { id: first }, saidState: "initiated", late: true, heardAt: hours(-1).toISOString() },
    { of: { id: second }, saidState: "completed", late: false },
  ]);
});

test("the holds that lapse first stand beside the count of all of them", async () => {
  for (let index = 6; index > 0; index -= 1) {
    await put("authorization", "preauthorized", { holdDeadline: hours(60 + index), amountMinor: index });
  }
  const { holds } = await readOverview(ctx, "day");
  expect(holds.count).toBe(6);
  expect(holds.next.map((hold) => hold.amountMinor)).toEqual([1, 2, 3, 4]);
  expect(holds.next[0]?.card).toEqual({ brand: "amex", last4: "3007" });
});

test("before the first payment the overview has the steps that lead to it, and no complaint about what is not set up", async () => {
  await team.db.delete(webhookRegistrations);
  const before = await readOverview(ctx, "day");
  expect(before.needs).toEqual([]);
  expect(before.firstSteps).toEqual({ jetpay: false, merchantAccount: true, webhook: false, people: false });
  await team.db.insert(auditEntries).values({
    at: now,
    actorName: "Maya Chen",
    action: "jetpay.test",
    outcome: "done",
    data: { outcome: "answered" },
    requestId: newId(),
  });
  await register({});
  expect((await readOverview(ctx, "day")).firstSteps).toMatchObject({ jetpay: true, webhook: true });
  await put("payout", "sending");
  expect((await readOverview(ctx, "day")).firstSteps).toBeNull();
});
