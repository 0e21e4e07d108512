import { readFile } from "node:fs/promises";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import type { Context } from "@/lib/context";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { pollSilent } from "./check";
import { readTransaction } from "./detail";
import { nextCheck } from "./refresh";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let now = Date.now();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk({ now: () => new Date(now) });
});
afterAll(() => desk.close());

const poll = async () => {
  const worker: Context = { ...desk.ctx, actor: { kind: "system", name: "worker" } };
  await pollSilent(worker);
  await desk.runJobs();
};
const toldOf = async (id: string) => (await readTransaction(desk.ctx, id))?.failure;
async function nextOf(id: string): Promise<Date | null> {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, id));
  return row?.nextCheckAt ?? null;
}

/** Its event comes; whoever then asks why finds what answers `status`. */
async function failsUnexplained(status: number, reason: string | null): Promise<string> {
  const { id, jetpayId } = await openLink(desk);
  const body = '{"detail":"not now"}';
  await desk.fault({ kind: "status_before", status, body, path: "^/transaction/", method: "GET" });
  const why = reason === null ? {} : { fail_reason: reason };
  await desk.control(`transactions/${jetpayId}`, { state: "failed", ...why });
  await desk.settle();
  return id;
}

test.each([503, 429])(
  "a reason that could not be asked for, because Jetpay answered %d, is not known yet, and is asked for again",
  async (status) => {
    const id = await failsUnexplained(status, "account_frozen");
    expect(await toldOf(id)).toEqual({ reason: null, said: null, side: "unsaid" });
    expect((await nextOf(id))?.getTime()).toBe(now + MINUTE / 2);
    now += MINUTE / 2;
    await poll();
    expect(await toldOf(id)).toMatchObject({ reason: "account_frozen", said: "account_frozen" });
    expect(await nextOf(id)).toBeNull();
  },
);

test("a reason that Jetpay does not give when it is asked is not asked for again", async () => {
  const id = await failsUnexplained(503, null);
  expect(await toldOf(id)).toMatchObject({ said: null });
  now += MINUTE / 2;
  await poll();
  expect(await toldOf(id)).toEqual({ reason: null, said: "", side: "theirs" });
  expect(await nextOf(id)).toBeNull();
});

test("what was left without a reason before it was asked for again is asked about within an hour", async () => {
  const id = await failsUnexplained(503, "nsf");
  await desk.db.update(transactions).set({ nextCheckAt: null }).where(eq(transactions.id, id));
  const asked = await readFile("db/migrations/0033_ask_why_it_failed.sql", "utf8");
  await desk.db.execute(sql.raw(asked));
  expect((await nextOf(id))?.getTime()).toBeLessThanOrEqual(Date.now() + 60 * MINUTE);
});

test("who never says why is asked ever more seldom, and no more after a month", () => {
  const stateSince = new Date("2026-11-01T00:00:00Z");
  const failed = { state: "failed", flow: "payout", jetpayId: "t1", failReason: null, stateSince } as const;
  const looks: number[] = [];
  for (let next: Date | null = stateSince; next !== null; next = nextCheck(failed, next)) {
    looks.push((next.getTime() - stateSince.getTime()) / MINUTE);
  }
  expect(looks.slice(0, 9)).toEqual([0, 0.5, 1, 2, 4, 8, 16, 32, 64]);
  expect(looks.at(-1)).toBeLessThanOrEqual((30 * DAY) / MINUTE + 60);
  expect(nextCheck({ ...failed, jetpayId: null }, stateSince)).toBeNull();
  expect(nextCheck({ ...failed, failReason: "" }, stateSince)).toBeNull();
});
