import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { operations, transactionEvents, transactions } from "@/db/schema/transactions";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { fold } from "@/lib/contacts/contact";
import type { Context } from "@/lib/context";
import { PAGE_SIZE, type PagePlace } from "@/lib/lists/page";
import { clean, inQuotes } from "@/lib/lists/search-parts";
import { createLog } from "@/lib/log";
import { parseAmount } from "@/lib/money";
import type { TransactionFilter } from "./filter";
import { isInView, VIEWS } from "./filter";
import type { TransactionLine } from "./lines";
import { listTransactions, readNeighbours } from "./queries";
import { NOTHING } from "./search-words";
import { selectCells } from "./sums";
import { bucketOf, directionOf, FLOWS, type Flow, isFinal, STATES, type State } from "./transaction";

const NOW = new Date("2026-11-20T19:32:07Z");
const DAY = 24 * 60 * 60_000;
const NONE: TransactionFilter = { ...NOTHING, view: "all" };

let database: TestDatabase;
let db: Database;
let ctx: Context;
const people = [
  { id: randomUUID(), name: "Ateliers Gagnon" },
  { id: randomUUID(), name: "Boréal Packaging Inc." },
];
const account = randomUUID();
const card = randomUUID();
type Row = typeof transactions.$inferSelect;
let rows: Row[] = [];

const row = (n: number, over: Partial<Row> = {}): Row => {
  const flow: Flow = FLOWS[n % FLOWS.length] ?? "payout";
  const state: State = [...STATES, "in_review"][n % (STATES.length + 1)] ?? "paid";
  return {
    id: randomUUID(),
    formId: randomUUID(),
    reference: `JD-${String(n).padStart(6, "0")}`,
    direction: directionOf(flow),
    flow,
    state,
    amountMinor: 10_000 + n * 37,
    currency: "CAD",
    contactId: (n % 3 === 0 ? people[0] : people[1])?.id ?? "",
    paymentMethodId: flow === "charge" ? card : null,
    merchantAccountId: account,
    statement: `HARROW PINE ${n}`,
    note: n === 77 ? "Invoice 100%_done\\4821" : "",
    jetpayId: n % 2 === 0 ? randomUUID() : null,
    link: null,
    failReason: null,
    failDirection: null,
    holdDeadline: null,
    lastHeardAt: null,
    nextCheckAt: null,
    // Some became what they are lately, some long ago.
    stateSince: new Date(NOW.getTime() - (n % 20) * DAY),
    version: 1,
    // Three of a kind share each moment, so that only the id tells them apart.
    createdAt: new Date(NOW.getTime() - Math.floor(n / 3) * 7 * 60 * 60_000),
    createdBy: null,
    ...over,
  };
};

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url, { max: 4 });
  ctx = {
    db,
    // No query of this file makes a call; one that did would fail here by its missing name.
    jetpay: Object.create(null) as Context["jetpay"],
    currency: "CAD",
    actor: { kind: "system", name: "setup" },
    now: () => NOW,
    log: createLog("test", "silent"),
    requestId: "test",
  };
  const moments = { createdAt: NOW, updatedAt: NOW };
  await db.insert(contacts).values(
    people.map(({ id, name }) => ({
      id,
      formId: randomUUID(),
      name,
      email: `${id}@example.com`,
      language: "en" as const,
      ...moments,
    })),
  );
  await db
    .insert(merchantAccounts)
    .values({ id: account, jetpayId: "m1", label: "Operating", institution: "RBC", last4: "2201", ...moments });
  await db.insert(paymentMethods).values({
    id: card,
    formId: randomUUID(),
    contactId: people[0]?.id ?? "",
    kind: "card",
    state: "active",
    brand: "visa",
    last4: "4242",
    ...moments,
  });
  rows = Array.from({ length: 260 }, (_, n) => row(n));
  await db.insert(transactions).values(rows);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const list = (filter: Partial<TransactionFilter> = {}, place: PagePlace = null) =>
  listTransactions(ctx, { ...NONE, ...filter }, place);

/** Every page of a filter, one after the other. */
async function everyPage(filter: Partial<TransactionFilter>, towards: "older" | "newer", place: PagePlace = null) {
  const lines: TransactionLine[] = [];
  for (;;) {
    const page = await list(filter, place);
    if (towards === "older") lines.push(...page.rows);
    else lines.unshift(...page.rows.filter(({ id }) => !lines.some((line) => line.id === id)));
    const cursor = page[towards];
    if (cursor === null) return lines;
    place = { cursor, towards };
  }
}

const ordered = (some: readonly Row[]): string[] =>
  [...some].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)).map(({ id }) => id);

describe("the pages of a list", () => {
  test("hold every transaction once, the newest first, also where many share a moment", async () => {
    const lines = await everyPage({}, "older");
    expect(lines.map(({ id }) => id)).toEqual(ordered(rows));
  });

  test("are the same on the way back", async () => {
    let page = await list();
    while (page.older !== null) page = await list({}, { cursor: page.older, towards: "older" });
    const last = page.rows.map(({ id }) => id);
    const before = await everyPage({}, "newer", page.newer === null ? null : { cursor: page.newer, towards: "newer" });
    expect([...before.map(({ id }) => id), ...last]).toEqual(ordered(rows));
  });

  test("say where they stand", async () => {
    const first = await list();
    expect(first).toMatchObject({ newer: null, sums: { before: 0, matching: rows.length } });
    const second = await list({}, { cursor: first.older ?? "", towards: "older" });
    expect(second.sums.before).toBe(PAGE_SIZE);
  });

  test.each([
    "nonsense",
    "2026-99-99T00:00:00.000000Z_00000000-0000-4000-8000-000000000000",
    "1999-01-01T00:00:00.000000Z_00000000-0000-4000-8000-000000000000",
  ])("begin anew at a place that is none: %s", async (cursor) => {
    const page = await list({}, { cursor, towards: "older" });
    expect(page.rows.map(({ id }) => id)).toEqual(ordered(rows).slice(0, PAGE_SIZE));
  });
});

describe("a filter", () => {
  const cases: [name: string, filter: Partial<TransactionFilter>, holds: (row: Row) => boolean][] = [
    ["flow", { flows: ["charge", "payout_link"] }, (r) => r.flow === "charge" || r.flow === "payout_link"],
    [
      "state, also one that is new to us",
      { states: ["paid", "in_review"] },
      (r) => r.state === "paid" || r.state === "in_review",
    ],
    ["direction", { direction: "debit" }, (r) => r.direction === "debit"],
    ["contact", { contactId: people[0]?.id ?? "" }, (r) => r.contactId === people[0]?.id],
    [
      "amounts, both ends included",
      { minMinor: 10_037, maxMinor: 10_074 },
      (r) => r.amountMinor === 10_037 || r.amountMinor === 10_074,
    ],
    [
      "days of the desk's zone, both ends included",
      { from: "2026-11-18", to: "2026-11-19" },
      (r) => r.createdAt >= new Date("2026-11-18T05:00:00Z") && r.createdAt < new Date("2026-11-20T05:00:00Z"),
    ],
    ["a reference in any case", { text: "jd-000042" }, (r) => r.reference === "JD-000042"],
    ["words in quotes as one", { text: '"pine 25"' }, (r) => r.statement.includes("PINE 25")],
    [
      "words each by itself, wherever they stand",
      { text: "gagnon jd-00013 pine" },
      (r) => r.contactId === people[0]?.id && r.reference.startsWith("JD-00013"),
    ],
    ["a piece of a contact's name", { contactName: "PACKAGING inc" }, (r) => r.contactId === people[1]?.id],
    ["the last four digits of what it goes to", { last4: "4242" }, (r) => r.paymentMethodId === card],
    ["the reference of a call that was sent again", { reference: "jd-000042-2" }, (r) => r.reference === "JD-000042"],
    [
      "how a reference begins, its own sign left out",
      { reference: "00012" },
      (r) => r.reference.startsWith("JD-00012"),
    ],
    ["signs that mean something to LIKE, taken as they are", { text: "100%_done\\4" }, (r) => r.note !== ""],
    ["a contact's name without its accents", { text: "boreal" }, (r) => r.contactId === people[1]?.id],
    ["an amount as people write it", { text: "$137.00" }, (r) => r.amountMinor === 13_700],
    ["nothing that is there", { text: "zebra crossing" }, () => false],
    [
      "several at once",
      { view: "open", direction: "credit", states: ["paid"] },
      (r) => r.direction === "credit" && r.state === "paid",
    ],
  ];
  test.each(cases)("by %s finds what it says and nothing else", async (_name, filter, holds) => {
    const lines = await everyPage(filter, "older");
    expect(lines.map(({ id }) => id)).toEqual(ordered(rows.filter(holds)));
  });

  test("finds a Jetpay id by a piece of it", async () => {
    const known = rows.find(({ jetpayId }) => jetpayId !== null);
    const page = await list({ text: known?.jetpayId?.slice(0, 18) ?? "" });
    expect(page.rows.map(({ id }) => id)).toEqual([known?.id]);
  });

  // Of several words only one is looked up in the index (lib/transactions/search.ts).
  test("finds whatever holds a piece of the text, and nothing else", async () => {
    const textOf = ({ note, statement, reference, jetpayId }: Row) =>
      `${note} ${statement} ${reference} ${jetpayId ?? ""}`.toLowerCase();
    const pieces = fc
      .tuple(fc.nat(rows.length - 1), fc.nat(60), fc.integer({ min: 3, max: 40 }))
      .map(([n, from, length]) => clean(rows[n] === undefined ? "" : textOf(rows[n]).slice(from, from + length)))
      // Last digits find a contact as well.
      .filter((piece) => piece !== "" && piece !== "4242");
    await fc.assert(
      fc.asyncProperty(pieces, async (piece) => {
        const amount = parseAmount(piece, "CAD");
        const holds = (one: Row) =>
          textOf(one).includes(piece) || ("minor" in amount && one.amountMinor === amount.minor);
        const named = people.filter(({ id, name }) => fold(`${name} ${id}@example.com`).includes(fold(piece)));
        const expected = rows.filter((one) => holds(one) || named.some(({ id }) => id === one.contactId));
        const found = await everyPage({ text: inQuotes(piece) }, "older");
        expect(found.map(({ id }) => id)).toEqual(ordered(expected));
      }),
      { numRuns: 60 },
    );
  });

  test("reads counts and sums of days and of amounts from an index alone", async () => {
    const desk = { zone: "America/Toronto", currency: "CAD", now: NOW };
    await db.execute(sql`vacuum analyze transactions`);
    const plans = await db.transaction(async (tx) => {
      // So few rows are read faster than any index.
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_bitmapscan = off`);
      const asked = [{ from: "2026-11-01", to: "2026-11-09" }, { minMinor: 12_000 }];
      return Promise.all(
        asked.map(async (narrow) => {
          const plan = await tx.execute(
            sql`explain ${selectCells(tx, { ...NONE, ...narrow }, desk, undefined, undefined).getSQL()}`,
          );
          return JSON.stringify(plan.rows);
        }),
      );
    });
    expect(plans[0]).toContain("Index Only Scan using transactions_created ");
    expect(plans[1]).toContain("Index Only Scan using transactions_amount_created ");
  });

  test("names the contact it is by", async () => {
    const boreal = { id: people[1]?.id ?? "", name: "Boréal Packaging Inc." };
    expect((await list({ contactId: boreal.id })).contact).toEqual(boreal);
  });
});

describe("the sums", () => {
  const anyFilter = fc.record({
    view: fc.constantFrom(...VIEWS),
    flows: fc.subarray([...FLOWS]),
    states: fc.subarray([...STATES, "in_review"]),
    direction: fc.constantFrom(null, "credit" as const, "debit" as const),
    minMinor: fc.option(fc.integer({ min: 10_000, max: 20_000 })),
    maxMinor: fc.option(fc.integer({ min: 10_000, max: 20_000 })),
  });

  test("are those of the rows, each in the bucket in which it is drawn, whatever is filtered", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const { sums } = await list(filter);
        const lines = await everyPage(filter, "older");
        expect(sums.matching).toBe(lines.length);
        const buckets = { in: 0, out: 0, held: 0, unknown: 0, not_happened: 0 };
        const counts = { in: 0, out: 0, held: 0, unknown: 0, not_happened: 0 };
        const open = { in: 0, out: 0, held: 0, unknown: 0, not_happened: 0 };
        for (const line of lines) {
          buckets[bucketOf(line)] += line.amountMinor;
          counts[bucketOf(line)] += 1;
          const moves = bucketOf(line) === "in" || bucketOf(line) === "out";
          if (moves && !isFinal(line.state)) open[bucketOf(line)] += line.amountMinor;
        }
        const [shown] = sums.currencies;
        if (shown === undefined) {
          expect(lines).toEqual([]);
          return;
        }
        for (const [name, sum] of Object.entries(shown.buckets)) {
          expect(sum).toEqual({
            count: counts[name as keyof typeof counts],
            minor: buckets[name as keyof typeof buckets],
            openMinor: open[name as keyof typeof open],
          });
        }
        expect(shown.netMinor).toBe(buckets.in - buckets.out);
      }),
      { numRuns: 60 },
    );
  });

  test("count each view as its page does", async () => {
    const { sums } = await list();
    for (const view of VIEWS) {
      const lines = await everyPage({ view }, "older");
      expect(sums.views[view]).toBe(lines.length);
      const holds = (r: Row) =>
        isInView(view, {
          state: r.state,
          flagged: r.state === "failed" && r.stateSince >= new Date(NOW.getTime() - 7 * DAY),
        });
      expect(lines.map(({ id }) => id)).toEqual(ordered(rows.filter(holds)));
    }
  });

  test("count and find as needing a person what contradicts itself or was refused, until that is seen to", async () => {
    const finished = rows.filter(({ state }) => state === "completed").slice(0, 2);
    const asked = rows.filter(({ state }) => state === "requested").slice(0, 3);
    const [twice, settled] = finished.map(({ id }) => id) as [string, string];
    const [refused, again, long] = asked.map(({ id }) => id) as [string, string, string];
    const before = await list({ view: "needs_me" });
    expect(before.sums.matching).toBeGreaterThan(0);
    const fact = (transactionId: string, kind: string, more: Partial<typeof transactionEvents.$inferInsert> = {}) =>
      db
        .insert(transactionEvents)
        .values({ transactionId, source: "webhook", kind, happenedAt: NOW, heardAt: NOW, ...more })
        .returning({ id: transactionEvents.id });
    const cancel = async (transactionId: string, status: "refused" | "queued", at: Date) => {
      const operationId = randomUUID();
      await db.insert(operations).values({ id: operationId, kind: "cancel", status, transactionId, createdAt: at });
      if (status === "refused") await fact(transactionId, "refused", { source: "call", operationId, heardAt: at });
    };
    const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
    await fact(twice, "contradiction", { data: { why: "second_id", jetpayId: "x" } });
    const [over] = await fact(settled, "contradiction", { data: { why: "second_id", jetpayId: "y" } });
    await fact(settled, "contradiction_settled", { source: "person", data: { factId: String(over?.id) } });
    await cancel(refused, "refused", ago(1));
    await cancel(again, "refused", ago(1));
    await cancel(again, "queued", NOW);
    await cancel(long, "refused", ago(8));

    const { sums } = await list({ view: "needs_me" });
    expect(sums.matching).toBe(before.sums.matching + 2);
    expect((await list({ view: "all" })).sums.views).toEqual({ ...before.sums.views, needs_me: sums.matching });
    const found = (await everyPage({ view: "needs_me" }, "older")).map(({ id }) => id);
    expect(found).toHaveLength(sums.matching);
    expect([twice, settled, refused, again, long].map((id) => found.includes(id))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    // By its rows, where tallies do not know what is filtered by.
    const byText = await list({ view: "needs_me", text: `"${rows.find(({ id }) => id === twice)?.reference}"` });
    expect(byText).toMatchObject({ rows: [{ id: twice }], sums: { matching: 1, views: { needs_me: 1 } } });
    expect((await readNeighbours(ctx, twice, { ...NONE, view: "needs_me" })).position).toBe(found.indexOf(twice) + 1);
    await db.delete(transactionEvents);
    await db.delete(operations);
  });

  test("never add two currencies up", async () => {
    const other = row(9_000, {
      currency: "USD",
      reference: "JD-USD000",
      state: "paid",
      note: "only dollars of the south",
    });
    await db.insert(transactions).values(other);
    const { sums } = await list({ states: ["paid"] });
    expect(sums.currencies.map(({ currency }) => currency)).toEqual(["CAD", "USD"]);
    expect(sums.currencies[1]?.buckets).toMatchObject({ [bucketOf(other)]: { count: 1, minor: other.amountMinor } });
    await db.delete(transactions).where(eq(transactions.id, other.id));
  });
});

describe("the neighbours of a transaction", () => {
  test("are those of the filtered list it was opened from", async () => {
    const filter = { ...NONE, direction: "debit" as const };
    const ids = ordered(rows.filter(({ direction }) => direction === "debit"));
    expect(await readNeighbours(ctx, ids[60] ?? "", filter)).toEqual({
      newer: ids[59],
      older: ids[61],
      position: 61,
      matching: ids.length,
    });
    expect(await readNeighbours(ctx, ids[0] ?? "", filter)).toMatchObject({ newer: null, position: 1 });
  });

  test("have no position where the filter leaves the transaction out", async () => {
    const credit = rows.find(({ direction }) => direction === "credit");
    const found = await readNeighbours(ctx, credit?.id ?? "", { ...NONE, direction: "debit" });
    expect(found.position).toBeNull();
  });

  test("are none for an id that is none", async () => {
    expect(await readNeighbours(ctx, "x", NONE)).toEqual({ newer: null, older: null, position: null, matching: 0 });
  });
});
