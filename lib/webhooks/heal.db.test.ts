import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import { webhookEvents, webhookRegistrations } from "@/db/schema/webhooks";
import type { TestDesk } from "@/lib/testing/desk";
import { type HealBench, openHealBench } from "@/lib/testing/heal-bench";
import { openLink } from "@/lib/testing/link";
import { readRegistration, registerWebhook, removeWebhook, watchRegistration } from "./registration";
import { replayEvents } from "./replay";

let bench: HealBench;
let desk: TestDesk;
beforeEach(async () => {
  bench = await openHealBench();
  desk = bench.desk;
});
afterEach(() => desk.close());

test("events that were lost on the way are asked for again, once, and the gap is filled", async () => {
  await bench.heard();
  await bench.lost(2);
  await bench.heard();
  await bench.minute();
  expect(await bench.gaps()).toMatchObject([{ closedAt: null, outcome: null }]);
  const proven = (await readRegistration(desk.ctx))?.completeUpTo;
  await bench.minute(3);
  expect(await bench.stored()).toBe(4);
  expect(await bench.gaps()).toMatchObject([{ outcome: "came", polledAt: expect.any(Date) }]);
  expect(await bench.replays()).toMatchObject([
    { kind: "update", cause: "gap", status: "accepted", repeated: 2, fresh: 2, overAt: expect.any(Date) },
  ]);
  await bench.minute(20);
  expect(await bench.replays()).toHaveLength(1);
  const later = (await readRegistration(desk.ctx))?.completeUpTo;
  expect(later?.getTime()).toBeGreaterThan(proven?.getTime() ?? 0);
});

test("the last events of all are missed as well: Jetpay says that it sent them", async () => {
  await bench.heard();
  await bench.lost(3);
  await bench.minute(4);
  expect(await bench.stored()).toBe(4);
  expect(await bench.gaps()).toMatchObject([{ outcome: "came" }]);
});

test("every delivery of a day of 500 events lost: one replay brings all of them", async () => {
  await bench.heard();
  await bench.lost(500);
  await bench.minute(4);
  expect(await bench.stored()).toBe(501);
  expect(await bench.replays()).toHaveLength(1);
});

test("nothing at all was ever heard: everything since the registration is asked for", async () => {
  await bench.lost(4);
  await bench.minute(4);
  expect(await bench.stored()).toBe(4);
  expect(await bench.replays()).toMatchObject([{ fromId: null, fromTime: expect.any(Date), fresh: 4 }]);
});

test("open payments are asked about while a gap is open, and get their state though no event ever comes", async () => {
  const { id, jetpayId } = await openLink(desk);
  await desk.control("settings", { update_replays: "ignored" });
  await desk.fault({ kind: "lose", target: "delivery", count: 1 });
  await desk.control(`transactions/${jetpayId}`, { state: "cancelled" });
  await desk.settle();
  await bench.heard();
  await bench.minute(4);
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  expect(row?.state).toBe("cancelled");
  const [gap] = await bench.gaps();
  expect(gap?.polled).toBe(1);
});

test("a webhook that is new and has sent nothing proves nothing while ids are missing", async () => {
  await bench.heard();
  await bench.lost(2);
  await bench.heard();
  await bench.minute();
  expect(await bench.gaps()).toMatchObject([{ closedAt: null }]);
  await removeWebhook(bench.worker());
  await bench.emit(1);
  await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
  await watchRegistration(bench.worker());
  expect(await readRegistration(desk.ctx)).toMatchObject({ lastSentEventId: null, completeUpTo: null });
  await bench.minute(4);
  expect(await bench.stored()).toBe(5);
  expect(await readRegistration(desk.ctx)).toMatchObject({ completeUpTo: expect.any(Date) });
});

describe("ids of other companies", () => {
  test("have payments asked about ever less often, and are left with that said", async () => {
    await openLink(desk);
    for (let round = 0; round < 20; round++) {
      await bench.heard();
      await bench.emit(1, true);
      await bench.heard();
      await bench.minute(1);
      bench.pass(3);
      await bench.minute(1);
      bench.pass(5);
    }
    const all = await bench.gaps();
    const rounds = [...new Set(all.map(({ polledAt }) => polledAt?.getTime() ?? 0))].filter((at) => at > 0).sort();
    const pauses = rounds.slice(1).map((at, index) => Math.round((at - (rounds[index] ?? 0)) / 60_000));
    expect(pauses.slice(0, 3)).toEqual([10, 20, 40]);
    expect(pauses.slice(3).every((pause) => pause >= 60)).toBe(true);
    expect(pauses.length).toBeGreaterThan(3);
    expect(all.filter(({ outcome }) => outcome === "left").length).toBeGreaterThan(10);
  });

  test("are no events lost: a replay passes, and the gap is closed as never ours", async () => {
    await bench.heard();
    await bench.emit(5, true);
    await bench.heard();
    await bench.minute(7);
    expect(await bench.gaps()).toMatchObject([{ outcome: "none", passedAt: expect.any(Date) }]);
    expect(await bench.replays()).toMatchObject([{ repeated: 2, fresh: 0 }]);
  });

  test("end the replays when they keep finding nothing; gaps are then watched only, until a replay finds something", async () => {
    for (let round = 0; round < 5; round++) {
      await bench.heard();
      await bench.emit(2, true);
      await bench.heard();
      await bench.minute(16);
    }
    expect(await bench.replays()).toHaveLength(3);
    bench.pass(60);
    await bench.minute(2);
    expect((await bench.gaps()).map(({ outcome }) => outcome)).toEqual(["none", "none", "none", "left", "left"]);
    // A person does not believe it, and is right.
    await bench.lost(1);
    await bench.heard();
    await bench.minute(1);
    const [first] = await desk.db.select().from(webhookEvents).orderBy(asc(webhookEvents.id)).limit(1);
    await replayEvents(desk.ctx, { fromId: String(first?.id), day: null, clock: null }, null);
    await bench.minute(1);
    expect((await bench.replays()).at(-1)).toMatchObject({ cause: "person", fresh: 1 });
    await bench.emit(1, true);
    await bench.heard();
    await bench.minute(16);
    expect(await bench.replays()).toHaveLength(5);
  });
});

describe("where an update of the webhook", () => {
  test("is refused, it is removed and registered anew with the replay", async () => {
    await desk.control("settings", { update_replays: "refused" });
    await bench.heard();
    await bench.lost(1);
    await bench.heard();
    const before = (await readRegistration(desk.ctx))?.identifier;
    await bench.minute(4);
    expect((await bench.calls()).slice(1).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      "update refused",
      "remove accepted",
      "register accepted",
    ]);
    expect(await bench.stored()).toBe(3);
    expect(await bench.gaps()).toMatchObject([{ outcome: "came" }]);
    expect((await readRegistration(desk.ctx))?.identifier).not.toBe(before);
  });

  test("is taken and replays nothing, that is noticed, and it is registered anew", async () => {
    await desk.control("settings", { update_replays: "ignored" });
    await bench.heard();
    await bench.lost(1);
    await bench.heard();
    await bench.minute(3);
    // New events flow, and are not taken for the end of a replay that never began.
    await bench.heard();
    await bench.minute(5);
    expect(await bench.gaps()).toMatchObject([{ outcome: null, passedAt: null }]);
    await bench.minute(8);
    expect(await bench.gaps()).toMatchObject([{ outcome: "came" }]);
    expect((await bench.replays()).map(({ kind, beganAt }) => [kind, beganAt !== null])).toEqual([
      ["update", false],
      ["register", true],
    ]);
  });

  test.each(["drop_before", "drop_after", "status_before"])(
    "and the registering after it fails (%s), it is registered as soon as it can be",
    async (kind) => {
      await desk.control("settings", { update_replays: "refused" });
      await bench.heard();
      await bench.lost(1);
      await bench.heard();
      await desk.fault({
        kind,
        method: "POST",
        path: "webhooks",
        ...(kind === "status_before" ? { status: 503, body: "" } : {}),
      });
      await bench.minute(2);
      const [row] = await desk.db.select().from(webhookRegistrations);
      expect(row?.state).toBe("missing");
      await bench.minute(3);
      expect(await bench.stored()).toBe(3);
      expect(await bench.gaps()).toMatchObject([{ outcome: "came" }]);
    },
  );
});

test("a webhook that a person removed is not registered again by itself", async () => {
  await bench.heard();
  const row = await readRegistration(desk.ctx);
  await desk.ctx.jetpay.deleteWebhook({ identifier: row?.identifier ?? "" });
  await bench.minute(30);
  expect((await readRegistration(desk.ctx))?.state).toBe("missing");
});
