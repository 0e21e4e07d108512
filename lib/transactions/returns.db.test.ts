import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactionEvents, transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { pollSilent } from "./check";
import { nextCheck } from "./refresh";
import { FLOWS } from "./transaction";

const DAY = 24 * 60 * 60_000;
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

/** The worker's context, so many milliseconds from now. */
const worker = (laterMs: number): Context => ({
  ...desk.ctx,
  actor: { kind: "system", name: "worker" },
  now: () => new Date(Date.now() + laterMs),
});

async function rowOf(id: string) {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  if (row === undefined) throw new Error("no row");
  return row;
}

async function completed(amountMinor: number): Promise<string> {
  const { id, jetpayId } = await openLink(desk, { amountMinor });
  await desk.control(`payments/${jetpayId}`, { method: "eft" });
  // Until it is completed: what is returned comes back two business days after that.
  for (let hours = 0; hours < 20 * 24 && (await rowOf(id)).state !== "completed"; hours += 6) {
    await desk.passTime(6 * 60 * 60_000);
  }
  return id;
}

const pollAt = async (laterMs: number) => {
  await pollSilent(worker(laterMs));
  await desk.runJobs();
};

test("a return whose event was lost is found by asking, a day after it was completed at the latest", async () => {
  const id = await completed(106_605);
  expect((await rowOf(id)).state).toBe("completed");
  // The money comes back at Jetpay; no delivery of it ever arrives.
  await desk.control("advance", { ms: 6 * DAY });
  expect((await rowOf(id)).state).toBe("completed");
  await pollAt(DAY - 60_000);
  expect((await rowOf(id)).state).toBe("completed");
  await pollAt(DAY + 60_000);
  expect(await rowOf(id)).toMatchObject({ state: "failed", failReason: "nsf", nextCheckAt: null });
});

test("a look that finds it completed still is no line of the timeline, and sets the next one", async () => {
  const id = await completed(20_500);
  const before = await rowOf(id);
  await pollAt(DAY + 60_000);
  const after = await rowOf(id);
  expect(after.state).toBe("completed");
  expect(after.nextCheckAt?.getTime()).toBeGreaterThan(before.lastHeardAt?.getTime() ?? 0);
  const said = await desk.db
    .select()
    .from(transactionEvents)
    .where(and(eq(transactionEvents.transactionId, id), eq(transactionEvents.source, "status_check")));
  expect(said).toEqual([]);
});

test("what is open is asked about before what is completed, however long that has been due", async () => {
  const finished = await completed(30_500);
  const open = await openLink(desk, { amountMinor: 30_600 });
  await desk.db
    .update(transactions)
    .set({ nextCheckAt: new Date(Date.now() - 9 * DAY) })
    .where(eq(transactions.id, finished));
  await desk.db
    .update(transactions)
    .set({ nextCheckAt: new Date(Date.now() - 60_000) })
    .where(eq(transactions.id, open.id));
  await pollSilent(worker(0));
  const { rows } = await desk.db.execute<{ key: string }>(
    sql`select key from graphile_worker.jobs where key like 'check:%' order by id`,
  );
  const keys = rows.map(({ key }) => key);
  expect(keys.indexOf(`check:${open.id}`)).toBeGreaterThanOrEqual(0);
  expect(keys.indexOf(`check:${open.id}`)).toBeLessThan(keys.indexOf(`check:${finished}`));
  await desk.runJobs();
});

test("looks become rarer and end with the window; a card's transaction is not looked at again", () => {
  const stateSince = new Date("2026-11-01T00:00:00Z");
  const looks = (flow: (typeof FLOWS)[number]) => {
    const days: number[] = [];
    let now = stateSince;
    for (;;) {
      const next = nextCheck({ state: "completed", flow, jetpayId: "t1", failReason: null, stateSince }, now);
      if (next === null) return days;
      days.push((next.getTime() - stateSince.getTime()) / DAY);
      now = next;
    }
  };
  expect(Object.fromEntries(FLOWS.map((flow) => [flow, looks(flow)]))).toEqual({
    payout: [1, 2, 3, 4, 5, 10, 15, 20, 25, 30],
    payout_link: [1, 2, 3, 4, 5, 10, 15, 20, 25, 30],
    payment_link: [1, 2, 3, 4, 5, 10, 15, 20, 25, 30],
    charge: [],
    authorization: [],
  });
});
