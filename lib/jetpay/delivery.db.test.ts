import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { parseDelivery } from "./delivery";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What PostgreSQL makes of the events, once they are in columns of the inbox's kinds. */
async function stored(body: string) {
  const delivery = parseDelivery(Buffer.from(body));
  if (!delivery.ok) throw new Error(delivery.problem);
  const [event] = delivery.events;
  if (event === undefined) throw new Error("no event");
  const { rows } = await client.query<{ id: string; type: string; created_at: string; data: string }>(
    `select $1::bigint::text as id, $2::text as type, $4::jsonb::text as data,
            to_char($3::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created_at`,
    [String(event.id), event.type, event.createdAt, event.data],
  );
  return rows[0];
}

const EVENT = '"id": 9223372036854775807, "type": "t\\u0000", "createdAt": "2026-01-22T10:15:30.123456Z"';

describe("PostgreSQL", () => {
  it("keeps an event to the last digit and microsecond", async () => {
    expect(await stored(`{"events": [{${EVENT}, "data": {"n": 9007199254740993, "text": "é😀"}}]}`)).toEqual({
      id: "9223372036854775807",
      type: "t\ufffd",
      created_at: "2026-01-22T10:15:30.123456Z",
      data: '{"n": 9007199254740993, "text": "é😀"}',
    });
  });

  it.each([
    ["NUL characters", '{"k\\u0000": "a\\u0000b"}'],
    ["lone surrogates", '["\\ud800", "\\udc00\\ud83d", "\\ud83d\\ud83d\\ude00"]'],
    ["a number beyond its own range", "[1e200000, -1E-200000, 1e400, 1e-400]"],
    ["a number of a million digits", `[${"9".repeat(900_000)}]`],
    ["a depth beyond its stack", "[".repeat(200_000) + "]".repeat(200_000)],
    ["the deepest depth that is kept", "[".repeat(200) + "]".repeat(200)],
  ])("takes data with %s", async (_what, data) => {
    expect(await stored(`{"events": [{${EVENT}, "data": ${data}}]}`)).toMatchObject({ id: "9223372036854775807" });
  });

  it("takes whatever parses", async () => {
    const wild = fc.string({
      unit: fc.oneof(fc.constantFrom("\0", "\ud800", "\udc00", "\\", '"'), fc.string({ unit: "binary" })),
    });
    const times = fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(wild, times, fc.jsonValue(), wild, async (type, createdAt, value, text) => {
        const event = { type, createdAt, data: { value, [text]: text } };
        expect(await stored(`{"events": [{"id": 1, ${JSON.stringify(event).slice(1)}]}`)).toMatchObject({ id: "1" });
      }),
    );
  });
});
