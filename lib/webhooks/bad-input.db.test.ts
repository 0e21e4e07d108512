import { and, eq, isNull, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { type OpenLink, openLink } from "@/lib/testing/link";

let desk: TestDesk;
let known: OpenLink;
beforeAll(async () => {
  desk = await openTestDesk();
  known = await openLink(desk);
});
afterAll(() => desk.close());

/** Jetpay posts this very text, signed; answers the receiver's status. */
async function send(body: string): Promise<number> {
  const { answers } = await desk.control<{ answers: { status: number }[] }>("send", { body });
  return answers[0]?.status ?? 0;
}
const stuck = () => desk.db.$count(webhookEvents, and(isNull(webhookEvents.processedAt), isNull(webhookEvents.error)));
async function stored(id: bigint) {
  const [row] = await desk.db.select().from(webhookEvents).where(eq(webhookEvents.id, id));
  return row;
}
async function stateOfKnown() {
  const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, known.id));
  return row?.state;
}

/** What may stand anywhere in a delivery, in JSON as it is written: also what JSON.stringify would never write. */
const oddText = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    '"a\\u0000b"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    "9007199254740993",
    "-1",
    "1e400",
    "0.1",
    "18446744073709551616",
    "1".repeat(500),
    "[".repeat(300) + "]".repeat(300),
    '"9999-12-31T23:59:59.999999Z"',
    '"2099-01-01T00:00:00Z"',
    '"not a time"',
    '"+275760-09-13T00:00:00Z"',
    '"-000001-01-01T00:00:00Z"',
    `"${"x".repeat(10_000)}"`,
    "null",
  ),
);
const fields = (names: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), oddText), { maxLength: 4 })
    .map((pairs) => pairs.map(([name, value]) => `,${JSON.stringify(name)}:${value}`).join(""));

test("any JSON, signed, is stored or refused by the contract, and never stands in the way", async () => {
  let id = 10_000n;
  const event = fc.record({
    type: fc.oneof(oddText, fc.constantFrom('"transactions.credits.created"', '"cards.tokenized"', '"KYC:changed"')),
    createdAt: fc.oneof(oddText, fc.constant('"2026-01-22T10:15:30.123456Z"')),
    data: fc.oneof(
      oddText,
      fields(["state", "transactionId", "id", "note", "credit_card_id", "status"]).map((more) => `{"a":1${more}}`),
      fc.constantFrom("known", "in_orbit"),
    ),
    more: fields(["id", "type", "created_at", "extra"]),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: fc.array(event, { maxLength: 6 }) }, oddText), async (given) => {
      const text =
        typeof given === "string"
          ? given
          : `{"webhookId":1,"events":[${given.map((one) => {
              id += 1n;
              const state = one.data === "in_orbit" ? "in_orbit" : "initiated";
              const about = `{"transactionId":"${known.jetpayId}","state":"${state}"}`;
              const data = one.data === "known" || one.data === "in_orbit" ? about : one.data;
              return `{"id":${id},"type":${one.type},"createdAt":${one.createdAt},"data":${data}${one.more}}`;
            })}]}`;
      expect([200, 400]).toContain(await send(text));
    }),
    { numRuns: 300 },
  );
  await desk.runJobs();
  expect(await stuck()).toBe(0);
  // And what comes after it is applied as ever.
  const last = `{"id":900000,"type":"transactions.credits.updated","createdAt":"${new Date().toISOString()}","data":{"transactionId":"${known.jetpayId}","state":"cancelled"}}`;
  expect(await send(`{"webhookId":1,"events":[${last}]}`)).toBe(200);
  await desk.runJobs();
  expect(await stored(900_000n)).toMatchObject({ processedAt: expect.any(Date), error: null });
}, 120_000);

test("a type that no index could hold is stored, and so is what came with it", async () => {
  // Not to be compressed: what is repeated takes little room.
  const type = Array.from({ length: 400 }, () => crypto.randomUUID()).join("");
  const events = [
    { id: 905_000, type, createdAt: "x", data: {} },
    { id: 905_001, type: "T", createdAt: "x", data: {} },
  ];
  expect(await send(JSON.stringify({ webhookId: 1, events }))).toBe(200);
  expect(await stored(905_000n)).toMatchObject({ type });
  expect(await stored(905_001n)).toMatchObject({ type: "T" });
});

test.each(["2099-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])(
  "an event dated %s does not outlast what Jetpay says after it",
  async (createdAt) => {
    const link = await openLink(desk);
    const about = (id: number, state: string, at: string) => ({
      id,
      type: "transactions.debits.updated",
      createdAt: at,
      data: { transactionId: link.jetpayId, state },
    });
    const base = createdAt.startsWith("2099") ? 910_000 : 920_000;
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(
      await send(
        JSON.stringify({
          webhookId: 1,
          events: [about(base, "initiated", createdAt), about(base + 1, "paid", soon)],
        }),
      ),
    ).toBe(200);
    await desk.runJobs();
    const [row] = await desk.db.select().from(transactions).where(eq(transactions.id, link.id));
    expect(row?.state).toBe("paid");
  },
);

test("a state never seen is shown as it is, a transaction never seen counts as processed", async () => {
  const events = [
    { id: 930_000, type: "T", createdAt: "x", data: { transactionId: "nobody's", state: "paid" } },
    {
      id: 930_001,
      type: "transactions.debits.held",
      createdAt: null,
      data: { transactionId: known.jetpayId, state: "In Orbit" },
    },
  ];
  expect(await send(JSON.stringify({ webhookId: 1, events }))).toBe(200);
  await desk.runJobs();
  expect(await stored(930_000n)).toMatchObject({ processedAt: expect.any(Date), error: null });
  expect(await stored(930_001n)).toMatchObject({ processedAt: expect.any(Date), error: null });
  expect(typeof (await stateOfKnown())).toBe("string");
});

test("10,000 events of one batch, in any order and partly repeated, are there and applied", async () => {
  const ids = Array.from({ length: 10_000 }, (_, n) => 3_000_000 + ((n * 7_919) % 1_000));
  const body = `{"webhookId":1,"events":[${ids.map((id) => `{"id":${id},"type":"x","data":{}}`)}]}`;
  expect(Buffer.byteLength(body)).toBeLessThan(1024 * 1024);
  expect(await send(body)).toBe(200);
  await desk.runJobs();
  const { rows } = await desk.db.execute(sql`
    select count(*)::int as n from webhook_events where id between 3000000 and 3000999 and processed_at is not null`);
  expect(rows[0]).toEqual({ n: 1_000 });
}, 120_000);
