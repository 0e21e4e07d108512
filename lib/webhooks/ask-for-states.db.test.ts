import { and, eq, inArray, lte } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import { webhookCalls } from "@/db/schema/webhooks";
import { newId } from "@/lib/ids";
import type { TestDesk } from "@/lib/testing/desk";
import { type HealBench, openHealBench } from "@/lib/testing/heal-bench";
import { openLink } from "@/lib/testing/link";
import { healGaps } from "./heal";

let bench: HealBench;
let desk: TestDesk;
beforeEach(async () => {
  bench = await openHealBench();
  desk = bench.desk;
});
afterEach(() => desk.close());

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
    await bench.heard();
    await bench.emit(1, true);
    await bench.heard();
    bench.pass(3);
    await healGaps(bench.worker(), null);
  }
  const asked = async (ids: string[]): Promise<number> => {
    const now = bench.worker().now();
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
    expect(await bench.gaps()).toMatchObject([{ polled: 3 }]);
  });

  test("are five hundred at most, those first that would be asked about last", async () => {
    await openLink(desk);
    const late = await copies(300, { nextCheckAt: new Date(Date.now() + 20 * 60 * 60_000) });
    const soon = await copies(400, { nextCheckAt: new Date(Date.now() + 60 * 60_000) });
    await healed();
    expect(await asked(late)).toBe(300);
    expect(await asked(soon)).toBeLessThanOrEqual(200);
    expect(await bench.gaps()).toMatchObject([{ polled: 500 }]);
  });

  describe("where replays are of no use", () => {
    const settled = async (ids: string[]): Promise<void> => {
      // As the poll would have it: Jetpay answered, and is asked again in hours.
      const now = bench.worker().now();
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
      bench.pass(after);
      await healGaps(bench.worker(), null);
    };

    test("are all asked about before the gap is left, round after round, each once", async () => {
      await openLink(desk);
      const open = await copies(1_200, { state: "initiated" });
      await refuse();
      await healed();
      for (const polled of [500, 1_000]) {
        expect(await asked(open)).toBeGreaterThan(400);
        expect(await bench.gaps()).toMatchObject([{ polled, polledAllAt: null }]);
        const all = await desk.db.select({ id: transactions.id }).from(transactions);
        await settled(all.map(({ id }) => id));
        await round(1);
        expect(await bench.gaps()).toMatchObject([{ polled, outcome: null }]);
        await round(9);
      }
      expect(await bench.gaps()).toMatchObject([{ polled: 1_201, polledAllAt: expect.any(Date), outcome: null }]);
      await round(1);
      expect(await bench.gaps()).toMatchObject([{ polled: 1_201, outcome: "left" }]);
    });

    test("are asked about later where somebody holds them", async () => {
      await openLink(desk);
      const [held = ""] = await copies(1, { state: "initiated" });
      await refuse();
      await desk.db.transaction(async (tx) => {
        await tx.select().from(transactions).where(eq(transactions.id, held)).for("update");
        await healed();
      });
      expect(await bench.gaps()).toMatchObject([{ polled: 1, polledAllAt: null }]);
      await round(1);
      expect(await bench.gaps()).toMatchObject([{ outcome: null }]);
      await round(9);
      expect(await asked([held])).toBe(1);
      await round(1);
      expect(await bench.gaps()).toMatchObject([{ polled: 2, outcome: "left" }]);
    });
  });
});
