import { asc } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { webhookCalls, webhookEvents, webhookGaps, webhookRegistrations } from "@/db/schema/webhooks";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { readCompleteness } from "./completeness";
import { noteGaps } from "./gaps";
import { healGaps } from "./heal";
import { readRegistration, registerWebhook } from "./registration";
import { startOf } from "./replay";
import { readWebhookStatus } from "./status";

let desk: TestDesk;
let minutes: number;
beforeEach(async () => {
  minutes = 0;
  desk = await openTestDesk({ now: () => new Date(Date.now() + minutes * 60_000) });
});
afterEach(() => desk.close());

const HUGE = 9_000_000_000_000_000n;
const worker = () => ({ ...desk.ctx, actor: { kind: "system" as const, name: "worker" as const } });
/** Jetpay posts events of these ids, signed; they are applied. */
async function come(...ids: (bigint | number)[]): Promise<void> {
  await arrive(...ids);
  await desk.runJobs();
}
/** The same without the jobs. */
async function arrive(...ids: (bigint | number)[]): Promise<void> {
  const events = ids.map((id) => `{"id":${id},"type":"company.updated","createdAt":"2026-11-20T19:32:07Z","data":{}}`);
  const body = `{"webhookId":1,"events":[${events.join(",")}]}`;
  const { answers } = await desk.control<{ answers: { status: number }[] }>("send", { body });
  expect(answers[0]?.status).toBe(200);
}
async function healing(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    minutes += 1;
    await healGaps(worker(), null);
  }
}
const gaps = async () =>
  (await desk.db.select().from(webhookGaps).orderBy(asc(webhookGaps.firstId))).map(
    ({ firstId, lastId, outcome }) => `${firstId}-${lastId} ${outcome ?? "open"}`,
  );

test("a gap that is filled piece by piece stands in the log with each piece, and in the end whole", async () => {
  await come(10, 20);
  await come(13);
  expect(await gaps()).toEqual(["11-12 open", "13-13 came", "14-19 open"]);
  await come(11, 16, 17);
  expect(await gaps()).toEqual(["11-11 came", "12-12 open", "13-13 came", "14-15 open", "16-17 came", "18-19 open"]);
  await come(12, 15);
  await come(19, 18);
  await come(14);
  expect(await gaps()).toEqual(["11-19 came"]);
});

describe("an id far beyond all others", () => {
  test.each([HUGE, 2n ** 63n - 1n])(
    "%i is kept as an event and opens no gap; ids go on where they were",
    async (far) => {
      await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
      await come(100, 101, far);
      await come(102);
      await come(104);
      expect(await gaps()).toEqual(["103-103 open"]);
      await healing(5);
      expect(await readCompleteness(desk.ctx)).toMatchObject({ missing: 1 });
      expect((await readWebhookStatus(desk.ctx, desk.appUrl)).gaps).toMatchObject({
        contiguous: "102",
        highest: "104",
      });
      expect((await desk.db.select().from(webhookCalls)).map(({ fromId, headId }) => [fromId, headId])).toContainEqual([
        102n,
        104n,
      ]);
      await come(103);
      await come(105);
      expect(await gaps()).toEqual(["103-103 came"]);
      expect(await desk.db.$count(webhookEvents)).toBe(7);
      const registration = await readRegistration(desk.ctx);
      if (registration === null) throw new Error("the webhook is not registered");
      expect(await startOf(desk.db, registration, null)).toMatchObject({ id: 105n });
      // Jetpay says that it sent as much: now the id counts.
      await desk.db.update(webhookRegistrations).set({ lastSentEventId: far });
      await come(106);
      expect(await gaps()).toEqual(["103-103 came", `107-${far - 1n} open`]);
    },
  );

  test("heard of before any other leaves one gap, which no event after it opens anew", async () => {
    await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
    const before = await desk.db.$count(webhookCalls);
    await come(HUGE, HUGE + 1n);
    await come(100);
    expect(await gaps()).toEqual([`101-${HUGE - 1n} open`]);
    expect((await readCompleteness(desk.ctx)).missing).toBe(Number(HUGE - 101n));
    for (let id = 101; id < 140; id++) {
      await come(id);
      await healing(1);
    }
    expect(await gaps()).toEqual(["101-139 came", `140-${HUGE - 1n} none`]);
    await come(142);
    expect(await gaps()).toEqual(["101-139 came", "140-141 open", "142-142 came", `143-${HUGE - 1n} none`]);
    expect(await desk.db.$count(webhookCalls)).toBe(before);
  });
});

test.each(["the same webhook", "a webhook that is new"])(
  "what Jetpay said it sent stays missing when something before it comes, with %s",
  async (which) => {
    await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
    await come(100);
    await desk.db.update(webhookRegistrations).set({ lastSentEventId: 5_000_000n });
    await noteGaps(worker());
    expect(await gaps()).toEqual(["101-5000000 open"]);
    await noteGaps(worker());
    if (which === "a webhook that is new") await desk.db.update(webhookRegistrations).set({ lastSentEventId: null });
    await come(4_999_990);
    expect(await gaps()).toEqual(["101-4999989 open", "4999990-4999990 came", "4999991-5000000 open"]);
  },
);

test("in a wide gap, only what is beyond the last that Jetpay said it sent is to come", async () => {
  await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
  await come(HUGE);
  await come(100);
  await desk.db.update(webhookRegistrations).set({ lastSentEventId: 120n });
  await come(110);
  expect(await gaps()).toEqual(["101-109 open", "110-110 came", "111-120 open", `121-${HUGE - 1n} none`]);
});

test("thousands of gaps are noted and seen to, and the page shows a few", async () => {
  await registerWebhook(desk.ctx, { appUrl: desk.appUrl, callbackKey: null, replayFrom: null });
  await arrive(...Array.from({ length: 8_000 }, (_, n) => 100 + n * 3));
  await noteGaps(worker());
  expect(await desk.db.$count(webhookGaps)).toBe(7_999);
  await healing(4);
  const { gaps: shown } = await readWebhookStatus(desk.ctx, desk.appUrl);
  expect(shown).toMatchObject({ contiguous: "100", openGaps: 7_999 });
  expect(shown.gaps).toHaveLength(8);
  // One event in the middle of each.
  await arrive(...Array.from({ length: 7_999 }, (_, n) => 101 + n * 3));
  await noteGaps(worker());
  expect(new Set((await gaps()).map((gap) => gap.replace(/^\S+ /, "")))).toEqual(new Set(["came", "open"]));
  expect(await desk.db.$count(webhookGaps)).toBe(2 * 7_999);
});
