import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { webhookDeliveries, webhookEvents } from "@/db/schema/webhooks";
import { Forbidden, InvalidInput } from "@/lib/errors";
import type { Cell } from "@/lib/exports/table";
import { parseLine } from "@/lib/lists/search-line";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { applyWaiting } from "./apply";
import { applyAgain } from "./apply-again";
import { type DeliveryLine, listDeliveries } from "./deliveries";
import { DELIVERY_SEARCH } from "./delivery-search";
import { exportDeliveries } from "./export-deliveries";

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
  const narrowed = (line: string, view: "all" | "refused" = "all") => {
    const { filter, problems } = parseLine(DELIVERY_SEARCH, line, {
      currency: "CAD",
      today: "2026-11-20",
      contacts: [],
    });
    expect(problems).toEqual([]);
    return { ...filter, view };
  };
  const everything = async (view: "all" | "refused", line = ""): Promise<DeliveryLine[]> => {
    const rows: DeliveryLine[] = [];
    let older: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listDeliveries>> = await listDeliveries(
        desk.as("approver"),
        narrowed(line, view),
        older === null ? null : { cursor: older, towards: "older" },
      );
      rows.push(...page.rows);
      older = page.older;
    } while (older !== null);
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

  test("is narrowed down by outcome, address, day and the events that each brought, and taken away as listed", async () => {
    await put(60, (index) => (index % 3 === 0 ? "bad_signature" : index % 3 === 1 ? "expired" : "stored"));
    await desk.db
      .update(webhookDeliveries)
      .set({ address: "203.0.113.9" })
      .where(eq(webhookDeliveries.outcome, "expired"));
    expect(await everything("all", "state:expired,bad_signature")).toHaveLength(40);
    expect(await everything("all", "from:203.0")).toHaveLength(20);
    expect(await everything("refused", "from:203.0 state:bad_signature")).toHaveLength(0);
    expect(await everything("all", "9007199254740993")).toHaveLength(60);
    expect(await everything("all", "9007199254740994")).toHaveLength(0);
    expect(await everything("all", "before:2000")).toHaveLength(0);

    const words = { title: "", column: String, outcome: String, note: String };
    const columns = ["ids", "outcome", "from", "events", "status", "batch"] as const;
    const ask = { filter: narrowed("state:expired"), columns, format: "csv" } as const;
    const made = await exportDeliveries(desk.as("approver"), ask, words);
    const rows: (readonly Cell[])[] = [];
    for await (const batch of made.table.rows) rows.push(...batch);
    expect(rows).toHaveLength(20);
    const events = ["fresh", "repeated", "times", "until (America/Toronto)"];
    expect(made.table.heads).toEqual(["first", "last", "outcome", "from", ...events, "status", "batch"]);
    expect(rows[0]).toEqual([
      "9007199254740993",
      "9007199254740993",
      "expired",
      "203.0.113.9",
      { count: 1 },
      { count: 0 },
      { count: 1 },
      "",
      { count: 401 },
      { count: 1 },
    ]);
    const [entry] = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "webhook.export"))
      .orderBy(auditEntries.id);
    expect(entry?.data).toEqual({ format: "csv", rows: 20, columns: columns.join(), filter: "state:expired" });
    await expect(exportDeliveries(desk.as("preparer"), ask, words)).rejects.toThrow(Forbidden);
  });

  test("begins anew at a place that is none of ours, and is not for preparers", async () => {
    await put(1, () => "stored");
    expect(
      (await listDeliveries(desk.as("approver"), narrowed(""), { cursor: "'; --", towards: "older" })).rows,
    ).toHaveLength(1);
    await expect(listDeliveries(desk.as("preparer"), narrowed(""), null)).rejects.toThrow(Forbidden);
  });
});
