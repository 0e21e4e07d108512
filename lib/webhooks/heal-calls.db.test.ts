import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { webhookCalls } from "@/db/schema/webhooks";
import { keepHouse } from "@/lib/jobs/housekeeping";
import type { TestDesk } from "@/lib/testing/desk";
import { type HealBench, openHealBench } from "@/lib/testing/heal-bench";
import { healGaps } from "./heal";
import { registerWebhook } from "./registration";
import { replayEvents } from "./replay";

let bench: HealBench;
let desk: TestDesk;
beforeEach(async () => {
  bench = await openHealBench();
  desk = bench.desk;
});
afterEach(() => desk.close());

describe("while Jetpay is away", () => {
  const audited = async (action: "webhook.register" | "webhook.remove") =>
    (await desk.db.select().from(auditEntries).where(eq(auditEntries.action, action)).orderBy(auditEntries.id)).map(
      ({ data }) => data["step"],
    );
  /** So many minutes in which no call of the worker's reaches anybody. */
  async function away(count: number): Promise<void> {
    const { jetpay } = desk.as("administrator", { baseUrl: "http://127.0.0.1:1" });
    for (let n = 0; n < count; n++) {
      bench.pass(1);
      await healGaps({ ...bench.worker(), jetpay }, null);
    }
  }

  test("what was removed is registered anew ever less often, and the audit log tells of it once", async () => {
    await desk.control("settings", { update_replays: "refused" });
    await bench.heard();
    await bench.lost(1);
    await bench.heard();
    await desk.fault({ kind: "drop_before", method: "POST", path: "webhooks" });
    await bench.minute(2);
    const before = (await bench.calls()).length;
    await away(3 * 60);
    expect(await bench.calls()).toHaveLength(before + 7);
    bench.pass(60);
    await bench.minute(2);
    expect(await bench.gaps()).toMatchObject([{ outcome: "came" }]);
    expect((await audited("webhook.register")).slice(2)).toEqual(["asked", "unknown", "not_sent", "accepted"]);
  });

  test("what is to be removed as well", async () => {
    await desk.control("settings", { update_replays: "ignored" });
    await bench.heard();
    await bench.lost(1);
    await bench.heard();
    await bench.minute(3);
    await away(3 * 60);
    const { length } = (await bench.calls()).filter(({ kind }) => kind === "remove");
    expect(length).toBeGreaterThan(4);
    expect(length).toBeLessThan(9);
    expect(await audited("webhook.remove")).toEqual(["asked", "not_sent"]);
  });

  test("calls are forgotten after 90 days, but for those that are not over and the newest", async () => {
    await bench.heard();
    await replayEvents(desk.ctx, { fromId: "1", day: null, clock: null }, null);
    await desk.db.update(webhookCalls).set({ overAt: null });
    for (let n = 0; n < 3; n++)
      await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
    const kept = (await bench.calls()).filter(({ overAt }) => overAt === null).map(({ id }) => id);
    bench.pass(89 * 24 * 60);
    await keepHouse(bench.worker());
    expect(await bench.calls()).toHaveLength(kept.length + 3);
    bench.pass(2 * 24 * 60);
    await keepHouse(bench.worker());
    expect((await bench.calls()).map(({ id }) => id)).toEqual([...kept, Math.max(...kept) + 3]);
  });
});
