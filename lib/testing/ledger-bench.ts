import { randomUUID } from "node:crypto";
import { type Database, openDatabase } from "@/db/client";
import { contacts, merchantAccounts, paymentMethods } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { createTestDatabase } from "@/db/testing";
import type { Context } from "@/lib/context";
import type { PagePlace } from "@/lib/lists/page";
import { createLog } from "@/lib/log";
import type { TransactionFilter } from "@/lib/transactions/filter";
import type { TransactionLine } from "@/lib/transactions/lines";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING } from "@/lib/transactions/search-words";
import { directionOf, FLOWS, type Flow, STATES, type State } from "@/lib/transactions/transaction";

export const NOW = new Date("2026-11-20T19:32:07Z");
export const DAY = 24 * 60 * 60_000;
/** Everything. */
export const NONE: TransactionFilter = { ...NOTHING, view: "all" };
/** Each has some of the transactions. */
export const PEOPLE = [
  { id: randomUUID(), name: "Ateliers Gagnon" },
  { id: randomUUID(), name: "Boréal Packaging Inc." },
];
const ACCOUNT = randomUUID();
/** What every charge was made with. */
export const CARD = randomUUID();
export type Row = typeof transactions.$inferSelect;

/** A database with transactions of every flow in every state, of 25 days, three of them at each moment. */
export type LedgerBench = Awaited<ReturnType<typeof openLedgerBench>>;

export async function openLedgerBench() {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, { max: 4 });
  const ctx: Context = {
    db,
    // No query made here makes a call; one that did would fail by its missing name.
    jetpay: Object.create(null) as Context["jetpay"],
    currency: "CAD",
    actor: { kind: "system", name: "setup" },
    now: () => NOW,
    log: createLog("test", "silent"),
    requestId: "test",
  };
  await addSurroundings(db);
  const rows = Array.from({ length: 260 }, (_, n) => row(n));
  await db.insert(transactions).values(rows);

  const list = (filter: Partial<TransactionFilter> = {}, place: PagePlace = null) =>
    listTransactions(ctx, { ...NONE, ...filter }, place);

  return {
    db,
    ctx,
    rows,
    list,
    /** Every page of a filter, one after the other. */
    async everyPage(filter: Partial<TransactionFilter>, towards: "older" | "newer" = "older", place: PagePlace = null) {
      const lines: TransactionLine[] = [];
      for (;;) {
        const page = await list(filter, place);
        if (towards === "older") lines.push(...page.rows);
        else lines.unshift(...page.rows.filter(({ id }) => !lines.some((line) => line.id === id)));
        const cursor = page[towards];
        if (cursor === null) return lines;
        place = { cursor, towards };
      }
    },
    async close(): Promise<void> {
      await db.close();
      await database.drop();
    },
  };
}

/** Ids as a list has them: the newest first. */
export const ordered = (some: readonly Row[]): string[] =>
  [...some].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)).map(({ id }) => id);

async function addSurroundings(db: Database): Promise<void> {
  const moments = { createdAt: NOW, updatedAt: NOW };
  await db.insert(contacts).values(
    PEOPLE.map(({ id, name }) => ({
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
    .values({ id: ACCOUNT, jetpayId: "m1", label: "Operating", institution: "RBC", last4: "2201", ...moments });
  await db.insert(paymentMethods).values({
    id: CARD,
    formId: randomUUID(),
    contactId: PEOPLE[0]?.id ?? "",
    kind: "card",
    state: "active",
    brand: "visa",
    last4: "4242",
    ...moments,
  });
}

/** The n-th transaction as it would be. */
export const row = (n: number, over: Partial<Row> = {}): Row => {
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
    contactId: (n % 3 === 0 ? PEOPLE[0] : PEOPLE[1])?.id ?? "",
    paymentMethodId: flow === "charge" ? CARD : null,
    merchantAccountId: ACCOUNT,
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
