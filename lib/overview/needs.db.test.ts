import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { workerPulses } from "@/db/schema/jobs";
import { mails } from "@/db/schema/mails";
import { operations, transactionEvents } from "@/db/schema/transactions";
import { webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { hours, NOW, type OverviewBench, openOverviewBench } from "@/lib/testing/overview-bench";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING } from "@/lib/transactions/search-words";
import type { Need } from "./needs";
import { readOverview } from "./queries";

let bench: OverviewBench;
let team: OverviewBench["team"];
beforeAll(async () => {
  bench = await openOverviewBench();
  ({ team } = bench);
});
beforeEach(() => bench.begin());
afterAll(() => bench.close());

async function operate(
  transactionId: string,
  kind: (typeof operations.$inferInsert)["kind"],
  status: (typeof operations.$inferInsert)["status"],
  change: Partial<typeof operations.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  await team.db
    .insert(operations)
    .values({ id, kind, status, transactionId, createdAt: hours(-1), createdBy: bench.maya.id, ...change });
  return id;
}

const needs = async (): Promise<Need[]> => (await readOverview(bench.ctx, "day")).needs;

describe("what needs somebody", () => {
  test("nothing, when everything is final and Jetpay is heard", async () => {
    await bench.put("payout", "completed");
    expect(await needs()).toEqual([]);
  });

  test("a doubt says since when, and when we look next; without an id there is no looking", async () => {
    const doubt = await bench.put("payout", "unknown", { amountMinor: 2_310_00, stateSince: hours(-0.5) });
    await operate(doubt, "create_credit", "unknown", { sentAt: hours(-0.6), answeredAt: hours(-0.5) });
    const capture = await bench.put("authorization", "unknown", {
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
    for (let index = 0; index < 5; index += 1) await bench.put("payout", "unknown");
    const found = await needs();
    expect(found.map((need) => need.kind)).toEqual(["unknown", "unknown", "unknown", "more_unknown"]);
    expect(found.at(-1)).toEqual({ kind: "more_unknown", count: 2 });
  });

  test("holds are gathered by the day of the desk's zone on which they lapse", async () => {
    await bench.put("authorization", "preauthorized", { holdDeadline: hours(1.8), amountMinor: 2_155_00 });
    // 23:30 in Toronto is the next day in UTC.
    await bench.put("authorization", "preauthorized", {
      holdDeadline: new Date("2026-11-21T04:30:00Z"),
      amountMinor: 1_240_00,
    });
    await bench.put("authorization", "preauthorized", { holdDeadline: hours(22) });
    await bench.put("authorization", "preauthorized", { holdDeadline: hours(50) });
    await bench.put("authorization", "sending", { holdDeadline: hours(1) });
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
    await bench.put("payout", "failed", { stateSince: new Date("2026-11-19T05:00:00Z"), failReason: "account_frozen" });
    await bench.put("payout", "failed", { stateSince: new Date("2026-11-19T04:59:59Z"), failReason: "account_frozen" });
    expect(await needs()).toMatchObject([{ kind: "failed", failure: { reason: "account_frozen" } }]);
  });

  test("a capture that Jetpay refused stays until somebody asks again", async () => {
    const hold = await bench.put("authorization", "preauthorized", { holdDeadline: hours(90) });
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
      const hold = await bench.put("authorization", "preauthorized", { holdDeadline: hours(90) });
      const operationId = await operate(hold, "capture", "refused", { message: "Do not honour" });
      const at = { happenedAt: hours(-1), heardAt: hours(-1) };
      await team.db
        .insert(transactionEvents)
        .values({ transactionId: hold, source: "call", kind: "refused", operationId, ...at });
      const twice = await bench.put("payout", "completed");
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
    const { sums } = await listTransactions(bench.ctx, { ...NOTHING, view: "needs_me" }, null);
    expect(sums).toMatchObject({ matching: 10, views: { needs_me: 10 } });
  });

  test("calls that could not leave are one line: how many, and since when", async () => {
    for (const since of [-2, -1]) {
      const id = await bench.put("payout", "sending");
      await operate(id, "create_credit", "queued", { createdAt: hours(since), attempts: 3, message: "ECONNREFUSED" });
    }
    await operate(await bench.put("payout", "sending"), "create_credit", "queued");
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
    const link = await bench.put("payment_link", "requested");
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
    await mail("unknown", hours(-2), await bench.put("payment_link", "completed"));
    expect(await needs()).toMatchObject([
      { kind: "mail", to: "ap@kestrel.test", state: "failed", answer: "550 no such user" },
    ]);
    await mail("sent", hours(-1));
    expect(await needs()).toEqual([]);
  });

  test("no webhook, a failed one and an event set aside are things to see to", async () => {
    await bench.put("payout", "completed");
    await team.db.insert(webhookEvents).values({
      id: 7n,
      type: "transactions.credits.created",
      createdAt: NOW,
      data: "{}",
      receivedAt: NOW,
      error: "no such state",
    });
    expect(await needs()).toEqual([{ kind: "set_aside", count: 1 }]);
    await team.db.delete(webhookEvents);
    await team.db.delete(webhookRegistrations);
    expect(await needs()).toEqual([{ kind: "unregistered" }]);
    await bench.register({ state: "failed" });
    expect(await needs()).toEqual([{ kind: "stopped", state: "failed", since: NOW.toISOString() }]);
  });

  test("a webhook that answers and proves nothing is one, with a replay to be asked for", async () => {
    await bench.put("payout", "completed");
    await team.db.insert(workerPulses).values({ workerId: newId(), startedAt: NOW, at: new Date() });
    await team.db.delete(webhookRegistrations);
    await bench.register({ completeUpTo: hours(-2), answeredAt: NOW });
    expect(await needs()).toEqual([{ kind: "unproven", since: hours(-2).toISOString() }]);
    await team.db.delete(workerPulses);
  });
});
