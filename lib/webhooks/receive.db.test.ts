import { desc, eq, gte, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { webhookDeliveries, webhookEvents } from "@/db/schema/webhooks";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { openLink } from "@/lib/testing/link";
import { applyOne } from "./apply";
import { applyAgain } from "./apply-again";
import { applyInbox } from "./apply-inbox";
import { previewApplyAgain } from "./preview";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const AT = new Date("2026-11-20T19:32:07Z");

type Answer = { status: number };
/** Jetpay posts this very text, signed, unless a flaw says how not; answers the receiver's status. */
async function send(body: string, flaw?: string): Promise<number> {
  const { answers } = await desk.control<{ answers: Answer[] }>("send", flaw === undefined ? { body } : { body, flaw });
  return answers[0]?.status ?? 0;
}
const delivery = (...events: object[]) => JSON.stringify({ webhookId: 1, events });
const event = (id: number | string, more: object = {}) => ({
  id: Number(id),
  createdAt: "2026-01-22T10:15:30.123456Z",
  type: "transactions.credits.created",
  data: { state: "requested", transactionId: "41fc05d5-3148-4ee2-bfdf-9ad5ab7172c6" },
  ...more,
});

async function lastDelivery() {
  const [row] = await desk.db.select().from(webhookDeliveries).orderBy(desc(webhookDeliveries.id)).limit(1);
  return row;
}
async function stored(id: bigint) {
  const [row] = await desk.db.select().from(webhookEvents).where(eq(webhookEvents.id, id));
  return row;
}

describe("a delivery that is Jetpay's", () => {
  test("is stored, answered, then applied; an event of a transaction nobody knows counts as processed", async () => {
    expect(await send(delivery(event(900_001)))).toBe(200);
    expect((await stored(900_001n))?.processedAt).toBeNull();
    await desk.runJobs();
    expect((await stored(900_001n))?.processedAt).toBeInstanceOf(Date);
    expect(await lastDelivery()).toMatchObject({ httpStatus: 200, outcome: "stored", events: 1, fresh: 1 });
  });

  test("sent again changes nothing and is taken again", async () => {
    const body = delivery(event(900_010), event(900_011));
    expect(await send(body)).toBe(200);
    await desk.runJobs();
    const before = await stored(900_010n);
    expect(await send(body)).toBe(200);
    expect(await stored(900_010n)).toEqual(before);
    expect(await lastDelivery()).toMatchObject({ events: 2, fresh: 0 });
  });

  test("keeps ids and numbers beyond 2^53 exact", async () => {
    const body = delivery(event(1))
      .replace('"id":1,', '"id":9223372036854775807,')
      .replace('"state"', '"big":12345678901234567890,"state"');
    expect(await send(body)).toBe(200);
    const row = await stored(9_223_372_036_854_775_807n);
    expect(row?.data).toContain("12345678901234567890");
  });

  test("with NUL characters, lone surrogates, an unknown type and a state never seen is stored, and holds up nothing", async () => {
    const odd = delivery(
      event(900_020, { type: "KYC:Status-Changed", data: { word: "a\u0000b\ud800", state: "in_orbit" } }),
      event(900_021),
    );
    expect(await send(odd)).toBe(200);
    await desk.runJobs();
    expect((await stored(900_020n))?.processedAt).toBeInstanceOf(Date);
    expect((await stored(900_021n))?.processedAt).toBeInstanceOf(Date);
  });

  test("of 10,000 events is taken whole", async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => event(2_000_000 + n, { data: {} }));
    const body = delivery(...many).replaceAll('"createdAt":"2026-01-22T10:15:30.123456Z",', "");
    expect(Buffer.byteLength(body)).toBeLessThan(1024 * 1024);
    expect(await send(body)).toBe(200);
    expect(await lastDelivery()).toMatchObject({ events: 10_000, fresh: 10_000 });
    await desk.db.delete(webhookEvents).where(gte(webhookEvents.id, 2_000_000n));
  });
});

describe("a delivery that is not Jetpay's", () => {
  test.each([
    "missing",
    "unsigned",
    "wrong_key",
    "unknown_kid",
    "wrong_hash",
    "expired",
    "future",
    "wrong_issuer",
    "wrong_subject",
  ])("%s is refused with 401, stores nothing and is in the log", async (flaw) => {
    expect(await send(delivery(event(910_000)), flaw)).toBe(401);
    expect(await stored(910_000n)).toBeUndefined();
    expect(await lastDelivery()).toMatchObject({ httpStatus: 401, fresh: 0 });
  });

  test.each(["", "[]", "{}", '{"webhookId":1,"events":[{"id":"x"}]}', "not json"])(
    "%s is no delivery: 400",
    async (body) => {
      expect(await send(body)).toBe(400);
      expect(await lastDelivery()).toMatchObject({ httpStatus: 400, outcome: "not_a_delivery" });
    },
  );

  test("over 1 MiB is refused with 413", async () => {
    expect(await send(delivery(event(920_000, { data: { text: "x".repeat(1024 * 1024) } })))).toBe(413);
    expect(await stored(920_000n)).toBeUndefined();
  });
});

test("an event that cannot be applied is set aside with its error and blocks no other", async () => {
  await desk.db.execute(sql`
    create function refuse_it() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`);
  await desk.db.execute(sql`
    create trigger poison before update on webhook_events for each row
    when (new.id = 930000 and new.processed_at is not null) execute function refuse_it()`);
  expect(await send(delivery(event(930_000), event(930_001)))).toBe(200);
  await desk.runJobs();
  expect((await stored(930_001n))?.processedAt).toBeInstanceOf(Date);
  expect(await stored(930_000n)).toMatchObject({ processedAt: null, error: expect.stringContaining("poisoned") });

  await desk.db.execute(sql`drop trigger poison on webhook_events`);
  expect(await applyOne(desk.ctx, 930_000n)).toBe(true);
  expect(await stored(930_000n)).toMatchObject({ processedAt: expect.any(Date), error: null });
});

test("one worker at a time goes over the inbox; another that comes meanwhile leaves a job for later", async () => {
  await send(delivery(event(935_000)));
  await desk.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
  await desk.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(20263)`);
    await applyInbox(desk.ctx);
    expect((await stored(935_000n))?.processedAt).toBeNull();
  });
  const { rows } = await desk.db.execute(sql`select run_at from graphile_worker.jobs where key = 'webhooks.apply'`);
  expect(rows).toHaveLength(1);
  await applyInbox(desk.ctx);
  expect((await stored(935_000n))?.processedAt).toBeInstanceOf(Date);
});

test("applying again can be tried first: it tells what would move and what would fail, and leaves no trace", async () => {
  const link = await openLink(desk);
  await desk.db.execute(
    sql`create or replace function refuse_it() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`,
  );
  await desk.db.execute(sql`
    create trigger poison before update on webhook_events for each row
    when (new.id in (940000, 940001) and new.processed_at is not null) execute function refuse_it()`);
  const about = { state: "initiated", transactionId: link.jetpayId };
  expect(await send(delivery(event(940_000, { data: about }), event(940_001, { type: "company.updated" })))).toBe(200);
  await desk.runJobs();
  await desk.db.execute(sql`drop trigger poison on webhook_events`);
  await desk.db.execute(sql`
    create trigger poison before update on webhook_events for each row
    when (new.id = 940001 and new.processed_at is not null) execute function refuse_it()`);
  const before = await desk.stored();
  const all = { ids: null, since: null };
  expect(await previewApplyAgain(desk.ctx, all)).toEqual({
    tried: 2,
    of: 2,
    moves: [{ transactionId: link.id, reference: link.reference, from: "requested", to: "initiated" }],
    failing: [{ id: "940001", error: "poisoned" }],
  });
  expect(await desk.stored()).toBe(before);
  const later = { ids: null, since: { day: "2999-01-01", clock: "00:00" } };
  expect(await previewApplyAgain(desk.ctx, later)).toMatchObject({ of: 0, moves: [] });
  expect(await applyAgain(desk.ctx, later)).toEqual({ count: 0 });
  expect(await applyAgain(desk.ctx, all)).toEqual({ count: 2 });
  await desk.runJobs();
  expect(await stored(940_000n)).toMatchObject({ processedAt: expect.any(Date), error: null });
  expect(await stored(940_001n)).toMatchObject({ processedAt: null, error: "poisoned" });
  expect(await previewApplyAgain(desk.ctx, all)).toMatchObject({ of: 1, moves: [] });
});

describe("a trial that the database interrupts", () => {
  test.each([
    [1, { tried: 1, failing: [] }],
    [3, "Busy"],
  ])("%i times is no failure of the event", async (times, told) => {
    const id = BigInt(950_000 + times);
    await desk.db
      .insert(webhookEvents)
      .values({ id, type: "company.updated", createdAt: AT, data: "{}", receivedAt: AT, error: "it broke" });
    // A sequence is not taken back with the transaction that it interrupts.
    await desk.db.execute(sql`create sequence interruptions`);
    await desk.db.execute(sql`
      create function interrupt() returns trigger language plpgsql as $$ begin
        if nextval('interruptions') <= ${sql.raw(String(times))} then raise exception 'deadlock detected' using errcode = '40P01'; end if;
        return new;
      end $$`);
    await desk.db.execute(sql`
      create trigger interrupted before update on webhook_events for each row
      when (new.processed_at is not null) execute function interrupt()`);
    const outcome = await previewApplyAgain(desk.ctx, { ids: [String(id)] }).catch(({ name }: Error) => name);
    await desk.db.execute(sql`drop function interrupt cascade`);
    await desk.db.execute(sql`drop sequence interruptions`);
    if (typeof told === "string") expect(outcome).toBe(told);
    else expect(outcome).toMatchObject(told);
  });
});
