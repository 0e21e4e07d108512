import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fold } from "@/lib/contacts/contact";
import { PAGE_SIZE } from "@/lib/lists/page";
import { clean, inQuotes } from "@/lib/lists/search-parts";
import { parseAmount } from "@/lib/money";
import {
  CARD,
  type LedgerBench,
  NONE,
  NOW,
  openLedgerBench,
  ordered,
  PEOPLE,
  type Row,
} from "@/lib/testing/ledger-bench";
import type { TransactionFilter } from "./filter";
import { readNeighbours } from "./queries";
import { selectCells } from "./sums";

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

describe("the pages of a list", () => {
  test("hold every transaction once, the newest first, also where many share a moment", async () => {
    const lines = await bench.everyPage({});
    expect(lines.map(({ id }) => id)).toEqual(ordered(bench.rows));
  });

  test("are the same on the way back", async () => {
    let page = await bench.list();
    while (page.older !== null) page = await bench.list({}, { cursor: page.older, towards: "older" });
    const last = page.rows.map(({ id }) => id);
    const before = await bench.everyPage(
      {},
      "newer",
      page.newer === null ? null : { cursor: page.newer, towards: "newer" },
    );
    expect([...before.map(({ id }) => id), ...last]).toEqual(ordered(bench.rows));
  });

  test("say where they stand", async () => {
    const first = await bench.list();
    expect(first).toMatchObject({ newer: null, sums: { before: 0, matching: bench.rows.length } });
    const second = await bench.list({}, { cursor: first.older ?? "", towards: "older" });
    expect(second.sums.before).toBe(PAGE_SIZE);
  });

  test.each([
    "nonsense",
    "2026-99-99T00:00:00.000000Z_00000000-0000-4000-8000-000000000000",
    "1999-01-01T00:00:00.000000Z_00000000-0000-4000-8000-000000000000",
  ])("begin anew at a place that is none: %s", async (cursor) => {
    const page = await bench.list({}, { cursor, towards: "older" });
    expect(page.rows.map(({ id }) => id)).toEqual(ordered(bench.rows).slice(0, PAGE_SIZE));
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
    ["contact", { contactId: PEOPLE[0]?.id ?? "" }, (r) => r.contactId === PEOPLE[0]?.id],
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
      (r) => r.contactId === PEOPLE[0]?.id && r.reference.startsWith("JD-00013"),
    ],
    ["a piece of a contact's name", { contactName: "PACKAGING inc" }, (r) => r.contactId === PEOPLE[1]?.id],
    ["the last four digits of what it goes to", { last4: "4242" }, (r) => r.paymentMethodId === CARD],
    ["the reference of a call that was sent again", { reference: "jd-000042-2" }, (r) => r.reference === "JD-000042"],
    [
      "how a reference begins, its own sign left out",
      { reference: "00012" },
      (r) => r.reference.startsWith("JD-00012"),
    ],
    ["signs that mean something to LIKE, taken as they are", { text: "100%_done\\4" }, (r) => r.note !== ""],
    ["a contact's name without its accents", { text: "boreal" }, (r) => r.contactId === PEOPLE[1]?.id],
    ["an amount as PEOPLE write it", { text: "$137.00" }, (r) => r.amountMinor === 13_700],
    ["nothing that is there", { text: "zebra crossing" }, () => false],
    [
      "several at once",
      { view: "open", direction: "credit", states: ["paid"] },
      (r) => r.direction === "credit" && r.state === "paid",
    ],
  ];
  test.each(cases)("by %s finds what it says and nothing else", async (_name, filter, holds) => {
    const lines = await bench.everyPage(filter);
    expect(lines.map(({ id }) => id)).toEqual(ordered(bench.rows.filter(holds)));
  });

  test("finds a Jetpay id by a piece of it", async () => {
    const known = bench.rows.find(({ jetpayId }) => jetpayId !== null);
    const page = await bench.list({ text: known?.jetpayId?.slice(0, 18) ?? "" });
    expect(page.rows.map(({ id }) => id)).toEqual([known?.id]);
  });

  // Of several words only one is looked up in the index (lib/transactions/search.ts).
  test("finds whatever holds a piece of the text, and nothing else", async () => {
    const textOf = ({ note, statement, reference, jetpayId }: Row) =>
      `${note} ${statement} ${reference} ${jetpayId ?? ""}`.toLowerCase();
    const pieces = fc
      .tuple(fc.nat(bench.rows.length - 1), fc.nat(60), fc.integer({ min: 3, max: 40 }))
      .map(([n, from, length]) =>
        clean(bench.rows[n] === undefined ? "" : textOf(bench.rows[n]).slice(from, from + length)),
      )
      // Last digits find a contact as well.
      .filter((piece) => piece !== "" && piece !== "4242");
    await fc.assert(
      fc.asyncProperty(pieces, async (piece) => {
        const amount = parseAmount(piece, "CAD");
        const holds = (one: Row) =>
          textOf(one).includes(piece) || ("minor" in amount && one.amountMinor === amount.minor);
        const named = PEOPLE.filter(({ id, name }) => fold(`${name} ${id}@example.com`).includes(fold(piece)));
        const expected = bench.rows.filter((one) => holds(one) || named.some(({ id }) => id === one.contactId));
        const found = await bench.everyPage({ text: inQuotes(piece) }, "older");
        expect(found.map(({ id }) => id)).toEqual(ordered(expected));
      }),
      { numRuns: 60 },
    );
  });

  test("reads counts and sums of days and of amounts from an index alone", async () => {
    const desk = { zone: "America/Toronto", currency: "CAD", now: NOW };
    await bench.db.execute(sql`vacuum analyze transactions`);
    const plans = await bench.db.transaction(async (tx) => {
      // So few bench.rows are read faster than any index.
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
    const boreal = { id: PEOPLE[1]?.id ?? "", name: "Boréal Packaging Inc." };
    expect((await bench.list({ contactId: boreal.id })).contact).toEqual(boreal);
  });
});

describe("the neighbours of a transaction", () => {
  test("are those of the filtered list it was opened from", async () => {
    const filter = { ...NONE, direction: "debit" as const };
    const ids = ordered(bench.rows.filter(({ direction }) => direction === "debit"));
    expect(await readNeighbours(bench.ctx, ids[60] ?? "", filter)).toEqual({
      newer: ids[59],
      older: ids[61],
      position: 61,
      matching: ids.length,
    });
    expect(await readNeighbours(bench.ctx, ids[0] ?? "", filter)).toMatchObject({ newer: null, position: 1 });
  });

  test("have no position where the filter leaves the transaction out", async () => {
    const credit = bench.rows.find(({ direction }) => direction === "credit");
    const found = await readNeighbours(bench.ctx, credit?.id ?? "", { ...NONE, direction: "debit" });
    expect(found.position).toBeNull();
  });

  test("are none for an id that is none", async () => {
    expect(await readNeighbours(bench.ctx, "x", NONE)).toEqual({
      newer: null,
      older: null,
      position: null,
      matching: 0,
    });
  });
});
