import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { webhookDeliveries, webhookEvents } from "@/db/schema/webhooks";
import { Forbidden, InvalidInput } from "@/lib/errors";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { applyWaiting } from "./apply";
import { applyAgain } from "./apply-again";
import { type DeliveryLine, listDeliveries } from "./deliveries";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
beforeEach(async () => {
  await desk.db.delete(webhookEvents);
  await desk.db.delete(webhookDeliveries);
  await desk.db.delete(auditEntries);
});
afterAll(() => desk.close());

const at = new Date("2026-11-20T19:32:07Z");
const setAside = (id: bigint) =>
  desk.db.insert(webhookEvents).values({
    id,
    type: "company.updated",
    createdAt: at,
    data: "{}",
    receivedAt: at,
    error: "it broke",
  });
const errors = async () =>
  (await desk.db.select().from(webhookEvents).orderBy(webhookEvents.id)).map(({ error, processedAt }) =>
    processedAt === null ? (error ?? "waiting") : "applied",
  );

describe("applying again", () => {
  test("puts the chosen event back among those that wait, and only that one", async () => {
    await setAside(1n);
    await setAside(9_007_199_254_740_993n);
    expect(await applyAgain(desk.as("administrator"), { ids: ["9007199254740993"] })).toEqual({ count: 1 });
    expect(await errors()).toEqual(["it broke", "waiting"]);
    const { rows } = await desk.db.execute(sql`select 1 from graphile_worker.jobs where key = 'webhooks.apply'`);
    expect(rows).toHaveLength(1);
    await applyWaiting(desk.as("administrator"));
    expect(await errors()).toEqual(["it broke", "applied"]);
  });

  test("takes all of them at once, writes who did it, and has nothing to do a second time", async () => {
    await setAside(1n);
    await setAside(2n);
    const ctx = desk.as("administrator");
    expect(await applyAgain(ctx, { ids: null })).toEqual({ count: 2 });
    expect(await applyAgain(ctx, { ids: null })).toEqual({ count: 0 });
    const entries = await desk.db.select().from(auditEntries);
    expect(entries).toMatchObject([
      { action: "webhook.apply_again", actorName: ctx.actor.name, data: { count: 2, ids: ["1", "2"] } },
    ]);
  });

  test("leaves alone what was applied already, and refuses ids that are none", async () => {
    await desk.db.insert(webhookEvents).values({
      id: 1n,
      type: "company.updated",
      createdAt: at,
      data: "{}",
      receivedAt: at,
      processedAt: at,
    });
    expect(await applyAgain(desk.as("administrator"), { ids: ["1"] })).toEqual({ count: 0 });
    await expect(applyAgain(desk.as("administrator"), { ids: ["1; drop"] })).rejects.toThrow(InvalidInput);
    await expect(applyAgain(desk.as("approver"), { ids: null })).rejects.toThrow(Forbidden);
  });

  test.each(["9223372036854775808", "9999999999999999999"])("%s is beyond any event id: a field error", async (id) => {
    await expect(applyAgain(desk.as("administrator"), { ids: [id] })).rejects.toThrow(InvalidInput);
  });
});

describe("the delivery log", () => {
  const put = (count: number, outcome: (index: number) => string) =>
    desk.db.insert(webhookDeliveries).values(
      Array.from({ length: count }, (_, index) => ({
        // All at one moment, so that only the id parts them.
        receivedAt: at,
        httpStatus: outcome(index) === "stored" ? 200 : 401,
        outcome: outcome(index),
        events: 1,
        fresh: 1,
        firstEventId: 9_007_199_254_740_993n,
        lastEventId: 9_007_199_254_740_993n,
        bytes: 240,
      })),
    );
  const everything = async (view: "all" | "refused"): Promise<DeliveryLine[]> => {
    const rows: DeliveryLine[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDeliveries>> = await listDeliveries(desk.as("approver"), {
        view,
        after,
      });
      rows.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return rows;
  };

  test("is paged without skipping or repeating a line, the newest first", async () => {
    await put(95, () => "stored");
    const ids = (await everything("all")).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(ids).toHaveLength(95);
  });

  test("can be narrowed to what was refused, and tells ids exactly", async () => {
    await put(60, (index) => (index % 3 === 0 ? "bad_signature" : "stored"));
    const refused = await everything("refused");
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ outcome: "bad_signature", httpStatus: 401, firstEventId: "9007199254740993" });
  });

  test("begins anew at a place that is none of ours, and is not for preparers", async () => {
    await put(1, () => "stored");
    expect((await listDeliveries(desk.as("approver"), { view: "all", after: "'; --" })).rows).toHaveLength(1);
    await expect(listDeliveries(desk.as("preparer"), { view: "all", after: null })).rejects.toThrow(Forbidden);
  });
});
