import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/team";
import { webhookEvents } from "@/db/schema/webhooks";
import type { Context, Person } from "@/lib/context";
import { Forbidden } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { PagePlace } from "@/lib/lists/page";
import { parseLine } from "@/lib/lists/search-line";
import { type LedgerBench, NOW, openLedgerBench } from "@/lib/testing/ledger-bench";
import { EVENT_SEARCH, type EventView } from "./event-search";
import { listEvents } from "./events";
import { exportEvents } from "./export-events";

const HEARD = 120;
const minute = (n: number) => new Date(NOW.getTime() - n * 60_000);

let bench: LedgerBench;
const elsewhere = newId();
/** One of ours that Jetpay knows. */
let ours: { id: string; jetpayId: string; reference: string };
beforeAll(async () => {
  bench = await openLedgerBench();
  const row = bench.rows.find(({ jetpayId }) => jetpayId !== null);
  ours = { id: row?.id ?? "", jetpayId: row?.jetpayId ?? "", reference: row?.reference ?? "" };
  const about = [ours.jetpayId, elsewhere, null];
  const events = Array.from({ length: HEARD }, (_, n) => ({
    id: BigInt(1_000 + n),
    type: n % 3 === 2 ? "card.activated" : n % 2 === 0 ? "credit.transaction.completed" : "debit.transaction.requested",
    createdAt: minute(n + 5),
    data: "{}",
    receivedAt: minute(n),
    processedAt: n < 2 || n === 7 ? null : minute(n),
    error: n === 7 ? "it broke" : null,
    jetpayTransactionId: about[n % 3] ?? null,
  }));
  await bench.db.insert(webhookEvents).values(events);
  const { id, name, email, role } = DEVON;
  await bench.db.insert(users).values({ id, name, email, role, createdAt: NOW });
});
afterAll(() => bench.close());

const DEVON: Person = { kind: "person", id: newId(), name: "Devon", email: "devon@events.test", role: "approver" };
const as = (role: Person["role"] = "approver"): Context<Person> => ({ ...bench.ctx, actor: { ...DEVON, role } });
const filterOf = (line: string, view: EventView) => ({
  ...parseLine(EVENT_SEARCH, line, { currency: "CAD", today: "2026-11-20", contacts: [] }).filter,
  view,
});
const list = (line: string, view: EventView = "all", place: PagePlace = null) =>
  listEvents(as(), filterOf(line, view), place);

test("events stand in the order in which they were heard, each once, over every page", async () => {
  const ids: string[] = [];
  let place: PagePlace = null;
  for (;;) {
    const page = await list("", "all", place);
    expect(page.counted.matching).toBe(HEARD);
    expect(page.counted.before).toBe(ids.length);
    ids.push(...page.rows.map(({ id }) => id));
    if (page.older === null) break;
    place = { cursor: page.older, towards: "older" };
  }
  expect(ids).toEqual(Array.from({ length: HEARD }, (_, n) => String(1_000 + n)));
});

test("an event says what it speaks of: a payment of ours, one that is not, or none", async () => {
  const { rows } = await list("");
  expect(rows[0]).toMatchObject({
    jetpayId: ours.jetpayId,
    ours: { id: ours.id, reference: ours.reference },
    happenedAt: minute(5).toISOString(),
    heardAt: NOW.toISOString(),
    state: "waiting",
  });
  expect(rows[1]).toMatchObject({ jetpayId: elsewhere, ours: null });
  expect(rows[2]).toMatchObject({ jetpayId: null, ours: null, type: "card.activated" });
  expect(rows[7]).toMatchObject({ state: "set_aside", error: "it broke", appliedAt: null });
  expect(rows[8]).toMatchObject({ state: "applied", error: null, appliedAt: minute(8).toISOString() });
});

test.each([
  ["1007", 1],
  ["state:set_aside", 1],
  ["state:set_aside,waiting", 3],
  ["type:card.", 40],
  ["type:ARD.ACT", 40],
  ["type:card_", 0],
  ["CARD.activated", 40],
  ["completed", 40],
  ["completed requested", 0],
  ["on:2026-11-19", 0],
  ["on:2026-11-20", HEARD],
])("%s finds %i", async (line, count) => {
  expect((await list(line)).counted.matching).toBe(count);
});

test("a payment's events are found by its reference, by Jetpay's id and by ours", async () => {
  for (const text of [ours.reference, ours.reference.toLowerCase(), ours.jetpayId, ours.id]) {
    const { rows, counted } = await list(text);
    expect(counted.matching).toBe(40);
    expect(rows.every(({ jetpayId }) => jetpayId === ours.jetpayId)).toBe(true);
  }
});

test("the views are those that were set aside, and those that wait", async () => {
  expect((await list("", "set_aside")).rows.map(({ id }) => id)).toEqual(["1007"]);
  expect((await list("", "waiting")).rows.map(({ id }) => id)).toEqual(["1000", "1001"]);
});

test("the file holds every event of the filter, says what it was narrowed by, and is written into the audit log", async () => {
  const words = { title: "", column: String, state: String, notOurs: "not ours", note: String };
  const columns = ["id", "type", "state", "about", "heard"] as const;
  const ask = { filter: filterOf("type:credit.transaction", "all"), columns, format: "csv" } as const;
  const made = await exportEvents(as(), ask, words);
  const rows = [];
  for await (const batch of made.table.rows) rows.push(...batch);
  expect(rows).toHaveLength(made.matching);
  expect(made.table.heads).toEqual(["id", "type", "state", "contact", "reference", expect.stringMatching(/^heard \(/)]);
  expect(rows[0]).toEqual([
    "1000",
    "credit.transaction.completed",
    "waiting",
    expect.stringMatching(/Gagnon|Packaging/),
    ours.reference,
    { at: NOW.toISOString() },
  ]);
  expect(rows[1]?.slice(0, 5)).toEqual(["1004", "credit.transaction.completed", "applied", "not ours", ""]);
  const [entry] = await bench.db.select().from(auditEntries);
  expect(entry).toMatchObject({
    action: "event.export",
    data: { rows: 40, columns: columns.join(), filter: "type:credit.transaction" },
  });
});

test("ids up to the last of bigint are found, listed and taken away, each once", async () => {
  const highest = 2n ** 63n - 1n;
  const many = Array.from({ length: 1_100 }, (_, n) => ({
    id: highest - BigInt(n),
    type: "huge.event",
    createdAt: NOW,
    data: "{}",
    receivedAt: NOW,
    processedAt: NOW,
  }));
  await bench.db.insert(webhookEvents).values(many);
  expect((await list("9223372036854775807")).rows.map(({ id }) => id)).toEqual(["9223372036854775807"]);
  expect((await list("9223372036854775808")).rows).toEqual([]);
  const first = await list("type:huge");
  const second = await list("type:huge", "all", { cursor: first.older ?? "", towards: "older" });
  expect(second.rows[0]?.id).toBe(String(highest - 50n));
  const words = { title: "", column: String, notOurs: "", state: String, note: String };
  const made = await exportEvents(
    as(),
    { filter: filterOf("type:huge", "all"), columns: ["id"], format: "csv" },
    words,
  );
  const ids = new Set<unknown>();
  for await (const batch of made.table.rows) for (const row of batch) ids.add(row[row.length - 1]);
  expect(made.rowsDone()).toBe(1_100);
  expect(ids.size).toBe(1_100);
  await bench.db.delete(webhookEvents).where(eq(webhookEvents.type, "huge.event"));
});

test("who may not see the settings sees no event", async () => {
  await expect(listEvents(as("preparer"), filterOf("", "all"), null)).rejects.toThrow(Forbidden);
});
