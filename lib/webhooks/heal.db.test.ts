import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { transactions } from "@/db/schema/transactions";
import { webhookCalls, webhookEvents, webhookGaps, webhookRegistrations } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import { keepHouse } from "@/lib/jobs/housekeeping";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { healGaps } from "./heal";
import { readRegistration, registerWebhook, removeWebhook, watchRegistration } from "./registration";
import { replayEvents } from "./replay";

let desk: TestDesk;
let minutes: number;
beforeEach(async () => {
  minutes = 0;
  desk = await openTestDesk({ now: () => new Date(Date.now() + minutes * 60_000) });
  await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
});
afterEach(() => desk.close());

const worker = () => ({ ...desk.ctx, actor: { kind: "system" as const, name: "worker" as const } });
/** One minute of the worker's: what came is applied, Jetpay is asked how it does, gaps are seen to. */
async function minute(count = 1): Promise<void> {
  for (let n = 0; n < count; n++) {
    minutes += 1;
    await desk.settle();
    await watchRegistration(worker());
    await healGaps(worker(), null);
    await desk.settle();
  }
}
const emit = async (count: number, foreign = false): Promise<void> => {
  const events = Array.from({ length: count }, () => ({ type: "company.updated", data: {}, foreign }));
  await desk.control("events", events);
};
const heard = async (): Promise<void> => {
  await emit(1);
  await desk.settle();
};
async function lost(count: number): Promise<void> {
  await desk.fault({ kind: "lose", target: "delivery", count });
  await emit(count);
  await desk.settle();
}
const gaps = () => desk.db.select().from(webhookGaps).orderBy(asc(webhookGaps.firstId));
const calls = () => desk.db.select().from(webhookCalls).orderBy(asc(webhookCalls.id));
const replays = async () => (await calls()).filter(({ fromId, fromTime }) => fromId !== null || fromTime !== null);
const stored = async () => (await desk.db.select({ id: webhookEvents.id }).from(webhookEvents)).length;

test("events that were lost on the way are asked for again, once, and the gap is filled", async () => {
  await heard();
  await lost(2);
  await heard();
  await minute();
  expect(await gaps()).toMatchObject([{ closedAt: null, outcome: null }]);
  const proven = (await readRegistration(desk.ctx))?.completeUpTo;
  await minute(3);
  expect(await stored()).toBe(4);
  expect(await gaps()).toMatchObject([{ outcome: "came", polledAt: expect.any(Date) }]);
  expect(await replays()).toMatchObject([
    { kind: "update", cause: "gap", status: "accepted", repeated: 2, fresh: 2, overAt: expect.any(Date) },
  ]);
  await minute(20);
  expect(await replays()).toHaveLength(1);
  const later = (await readRegistration(desk.ctx))?.completeUpTo;
  expect(later?.getTime()).toBeGreaterThan(proven?.getTime() ?? 0);
});

test("the last events of all are missed as well: Jetpay says that it sent them", async () => {
  await heard();
  await lost(3);
  await minute(4);
  expect(await stored()).toBe(4);
  expect(await gaps()).toMatchObject([{ outcome: "came" }]);
});

test("every delivery of a day of 500 events lost: one replay brings all of them", async () => {
  await heard();
  await lost(500);
  await minute(4);
  expect(await stored()).toBe(501);
  expect(await replays()).toHaveLength(1);
});

test("nothing at all was ever heard: everything since the registration is asked for", async () => {
  await lost(4);
  await minute(4);
  expect(await stored()).toBe(4);
  expect(await replays()).toMatchObject([{ fromId: null, fromTime: expect.any(Date), fresh: 4 }]);
});

test("open payments are asked about while a gap is open, and get their state though no event ever comes", async () => {
  const { id, jetpayId } = await openLink(desk);
  await desk.control("settings", { update_replays: "ignored" });
  await desk.fault({ kind: "lose", target: "delivery", count: 1 });
  await desk.control(`transactions/${jetpayId}`, { state: "cancelled" });
  await desk.settle();
  await heard();
  await minute(4);
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  expect(row?.state).toBe("cancelled");
  const [gap] = await gaps();
  expect(gap?.polled).toBe(1);
});

test("a webhook that is new and has sent nothing proves nothing while ids are missing", async () => {
  await heard();
  await lost(2);
  await heard();
  await minute();
  expect(await gaps()).toMatchObject([{ closedAt: null }]);
  await removeWebhook(worker());
  await emit(1);
  await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
  await watchRegistration(worker());
  expect(await readRegistration(desk.ctx)).toMatchObject({ lastSentEventId: null, completeUpTo: null });
  await minute(4);
  expect(await stored()).toBe(5);
  expect(await readRegistration(desk.ctx)).toMatchObject({ completeUpTo: expect.any(Date) });
});

describe("the payments that are asked about because of a gap", () => {
  /** As many copies of an open payment, each with what is said of it. */
  async function copies(count: number, change: Partial<typeof transactions.$inferInsert>): Promise<string[]> {
    const [row] = await desk.db.select().from(transactions).limit(1);
    if (row === undefined) throw new Error("there is nothing to copy");
    const later = new Date(Date.now() + 12 * 60 * 60_000);
    const rows = Array.from({ length: count }, () => {
      const id = newId();
      return { ...row, id, formId: newId(), reference: id, jetpayId: id, nextCheckAt: later, ...change };
    });
    await desk.db.insert(transactions).values(rows);
    return rows.map(({ id }) => id);
  }
  /** A gap that is old enough, without the jobs that follow from it. */
  async function healed(): Promise<void> {
    await heard();
    await emit(1, true);
    await heard();
    minutes += 3;
    await healGaps(worker(), null);
  }
  const asked = async (ids: string[]): Promise<number> => {
    const now = worker().now();
    const rows = await desk.db.select().from(transactions).where(inArray(transactions.id, ids));
    return rows.filter(({ nextCheckAt }) => nextCheckAt !== null && nextCheckAt <= now).length;
  };

  test("are open and were there: not what is completed, nor what came to be after the ids were missed", async () => {
    await openLink(desk);
    const open = await copies(2, { state: "initiated" });
    const completed = await copies(3, { state: "completed", flow: "payout" });
    const since = await copies(1, { state: "initiated", createdAt: new Date(Date.now() + 2.5 * 60_000) });
    await healed();
    expect([await asked(open), await asked(completed), await asked(since)]).toEqual([2, 0, 0]);
    expect(await gaps()).toMatchObject([{ polled: 3 }]);
  });

  test("are five hundred at most, those first that would be asked about last", async () => {
    await openLink(desk);
    const late = await copies(300, { nextCheckAt: new Date(Date.now() + 20 * 60 * 60_000) });
    const soon = await copies(400, { nextCheckAt: new Date(Date.now() + 60 * 60_000) });
    await healed();
    expect(await asked(late)).toBe(300);
    expect(await asked(soon)).toBeLessThanOrEqual(200);
    expect(await gaps()).toMatchObject([{ polled: 500 }]);
  });

  describe("where replays are of no use", () => {
    const settled = async (ids: string[]): Promise<void> => {
      // As the poll would have it: Jetpay answered, and is asked again in hours.
      const now = worker().now();
      await desk.db
        .update(transactions)
        .set({ lastHeardAt: now, nextCheckAt: new Date(now.getTime() + 12 * 60 * 60_000) })
        .where(and(inArray(transactions.id, ids), lte(transactions.nextCheckAt, now)));
    };
    async function refuse(): Promise<void> {
      const at = new Date(Date.now() - 60 * 60_000);
      const vain = { cause: "gap", actorName: "Jetdesk", askedAt: at, answeredAt: at, fromId: 1n, overAt: at } as const;
      await desk.db.insert(webhookCalls).values([
        { ...vain, kind: "update", status: "refused" },
        { ...vain, kind: "register", status: "accepted" },
      ]);
    }
    const round = async (after: number): Promise<void> => {
      minutes += after;
      await healGaps(worker(), null);
    };

    test("are all asked about before the gap is left, round after round, each once", async () => {
      await openLink(desk);
      const open = await copies(1_200, { state: "initiated" });
      await refuse();
      await healed();
      for (const polled of [500, 1_000]) {
        expect(await asked(open)).toBeGreaterThan(400);
        expect(await gaps()).toMatchObject([{ polled, polledAllAt: null }]);
        const all = await desk.db.select({ id: transactions.id }).from(transactions);
        await settled(all.map(({ id }) => id));
        await round(1);
        expect(await gaps()).toMatchObject([{ polled, outcome: null }]);
        await round(9);
      }
      expect(await gaps()).toMatchObject([{ polled: 1_201, polledAllAt: expect.any(Date), outcome: null }]);
      await round(1);
      expect(await gaps()).toMatchObject([{ polled: 1_201, outcome: "left" }]);
    });

    test("are asked about later where somebody holds them", async () => {
      await openLink(desk);
      const [held = ""] = await copies(1, { state: "initiated" });
      await refuse();
      await desk.db.transaction(async (tx) => {
        await tx.select().from(transactions).where(eq(transactions.id, held)).for("update");
        await healed();
      });
      expect(await gaps()).toMatchObject([{ polled: 1, polledAllAt: null }]);
      await round(1);
      expect(await gaps()).toMatchObject([{ outcome: null }]);
      await round(9);
      expect(await asked([held])).toBe(1);
      await round(1);
      expect(await gaps()).toMatchObject([{ polled: 2, outcome: "left" }]);
    });
  });
});

describe("ids of other companies", () => {
  test("have payments asked about ever less often, and are left with that said", async () => {
    await openLink(desk);
    for (let round = 0; round < 20; round++) {
      await heard();
      await emit(1, true);
      await heard();
      await minute(1);
      minutes += 3;
      await minute(1);
      minutes += 5;
    }
    const all = await gaps();
    const rounds = [...new Set(all.map(({ polledAt }) => polledAt?.getTime() ?? 0))].filter((at) => at > 0).sort();
    const pauses = rounds.slice(1).map((at, index) => Math.round((at - (rounds[index] ?? 0)) / 60_000));
    expect(pauses.slice(0, 3)).toEqual([10, 20, 40]);
    expect(pauses.slice(3).every((pause) => pause >= 60)).toBe(true);
    expect(pauses.length).toBeGreaterThan(3);
    expect(all.filter(({ outcome }) => outcome === "left").length).toBeGreaterThan(10);
  });

  test("are no events lost: a replay passes, and the gap is closed as never ours", async () => {
    await heard();
    await emit(5, true);
    await heard();
    await minute(7);
    expect(await gaps()).toMatchObject([{ outcome: "none", passedAt: expect.any(Date) }]);
    expect(await replays()).toMatchObject([{ repeated: 2, fresh: 0 }]);
  });

  test("end the replays when they keep finding nothing; gaps are then watched only, until a replay finds something", async () => {
    for (let round = 0; round < 5; round++) {
      await heard();
      await emit(2, true);
      await heard();
      await minute(16);
    }
    expect(await replays()).toHaveLength(3);
    minutes += 60;
    await minute(2);
    expect((await gaps()).map(({ outcome }) => outcome)).toEqual(["none", "none", "none", "left", "left"]);
    // A person does not believe it, and is right.
    await lost(1);
    await heard();
    await minute(1);
    const [first] = await desk.db.select().from(webhookEvents).orderBy(asc(webhookEvents.id)).limit(1);
    await replayEvents(desk.ctx, { fromId: String(first?.id), day: null, clock: null }, null);
    await minute(1);
    expect((await replays()).at(-1)).toMatchObject({ cause: "person", fresh: 1 });
    await emit(1, true);
    await heard();
    await minute(16);
    expect(await replays()).toHaveLength(5);
  });
});

describe("where an update of the webhook", () => {
  test("is refused, it is removed and registered anew with the replay", async () => {
    await desk.control("settings", { update_replays: "refused" });
    await heard();
    await lost(1);
    await heard();
    const before = (await readRegistration(desk.ctx))?.identifier;
    await minute(4);
    expect((await calls()).slice(1).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      "update refused",
      "remove accepted",
      "register accepted",
    ]);
    expect(await stored()).toBe(3);
    expect(await gaps()).toMatchObject([{ outcome: "came" }]);
    expect((await readRegistration(desk.ctx))?.identifier).not.toBe(before);
  });

  test("is taken and replays nothing, that is noticed, and it is registered anew", async () => {
    await desk.control("settings", { update_replays: "ignored" });
    await heard();
    await lost(1);
    await heard();
    await minute(3);
    // New events flow, and are not taken for the end of a replay that never began.
    await heard();
    await minute(5);
    expect(await gaps()).toMatchObject([{ outcome: null, passedAt: null }]);
    await minute(8);
    expect(await gaps()).toMatchObject([{ outcome: "came" }]);
    expect((await replays()).map(({ kind, beganAt }) => [kind, beganAt !== null])).toEqual([
      ["update", false],
      ["register", true],
    ]);
  });

  test.each(["drop_before", "drop_after", "status_before"])(
    "and the registering after it fails (%s), it is registered as soon as it can be",
    async (kind) => {
      await desk.control("settings", { update_replays: "refused" });
      await heard();
      await lost(1);
      await heard();
      await desk.fault({
        kind,
        method: "POST",
        path: "webhooks",
        ...(kind === "status_before" ? { status: 503, body: "" } : {}),
      });
      await minute(2);
      const [row] = await desk.db.select().from(webhookRegistrations);
      expect(row?.state).toBe("missing");
      await minute(3);
      expect(await stored()).toBe(3);
      expect(await gaps()).toMatchObject([{ outcome: "came" }]);
    },
  );
});

describe("while Jetpay is away", () => {
  const audited = async (action: "webhook.register" | "webhook.remove") =>
    (await desk.db.select().from(auditEntries).where(eq(auditEntries.action, action)).orderBy(auditEntries.id)).map(
      ({ data }) => data["step"],
    );
  /** So many minutes in which no call of the worker's reaches anybody. */
  async function away(count: number): Promise<void> {
    const { jetpay } = desk.as("administrator", { baseUrl: "http://127.0.0.1:1" });
    for (let n = 0; n < count; n++) {
      minutes += 1;
      await healGaps({ ...worker(), jetpay }, null);
    }
  }

  test("what was removed is registered anew ever less often, and the audit log tells of it once", async () => {
    await desk.control("settings", { update_replays: "refused" });
    await heard();
    await lost(1);
    await heard();
    await desk.fault({ kind: "drop_before", method: "POST", path: "webhooks" });
    await minute(2);
    const before = (await calls()).length;
    await away(3 * 60);
    expect(await calls()).toHaveLength(before + 7);
    minutes += 60;
    await minute(2);
    expect(await gaps()).toMatchObject([{ outcome: "came" }]);
    expect((await audited("webhook.register")).slice(2)).toEqual(["asked", "unknown", "not_sent", "accepted"]);
  });

  test("what is to be removed as well", async () => {
    await desk.control("settings", { update_replays: "ignored" });
    await heard();
    await lost(1);
    await heard();
    await minute(3);
    await away(3 * 60);
    const { length } = (await calls()).filter(({ kind }) => kind === "remove");
    expect(length).toBeGreaterThan(4);
    expect(length).toBeLessThan(9);
    expect(await audited("webhook.remove")).toEqual(["asked", "not_sent"]);
  });

  test("calls are forgotten after 90 days, but for those that are not over and the newest", async () => {
    await heard();
    await replayEvents(desk.ctx, { fromId: "1", day: null, clock: null }, null);
    await desk.db.update(webhookCalls).set({ overAt: null });
    for (let n = 0; n < 3; n++)
      await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
    const kept = (await calls()).filter(({ overAt }) => overAt === null).map(({ id }) => id);
    minutes += 89 * 24 * 60;
    await keepHouse(worker());
    expect(await calls()).toHaveLength(kept.length + 3);
    minutes += 2 * 24 * 60;
    await keepHouse(worker());
    expect((await calls()).map(({ id }) => id)).toEqual([...kept, Math.max(...kept) + 3]);
  });
});

test("a webhook that a person removed is not registered again by itself", async () => {
  await heard();
  const row = await readRegistration(desk.ctx);
  await desk.ctx.jetpay.deleteWebhook({ identifier: row?.identifier ?? "" });
  await minute(30);
  expect((await readRegistration(desk.ctx))?.state).toBe("missing");
});
