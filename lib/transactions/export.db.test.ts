import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { transactions } from "@/db/schema/transactions";
import { Forbidden } from "@/lib/errors";
import { writeCsv } from "@/lib/exports/csv";
import type { Cell } from "@/lib/exports/table";
import { writeXlsx } from "@/lib/exports/xlsx";
import { openTestDesk, type TestDesk } from "@/lib/testing/desk";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { type Column, transactionColumns } from "./columns";
import { type ExportAsk, type ExportWords, exportTransactions } from "./export";
import type { TransactionFilter } from "./filter";
import { listTransactions } from "./queries";
import { NOTHING } from "./search-words";

const ALL: TransactionFilter = { ...NOTHING, view: "all" };
const COUNT = 3_456;
const words: ExportWords = {
  title: "Transactions",
  byLink: "By link",
  column: (column) => column,
  state: (state) => state,
  flow: (flow) => flow,
  bucket: (bucket) => bucket,
  picked: "selected",
  note: (note) => note,
};

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
  await addManyTransactions(desk.db, COUNT, new Date("2026-11-20T12:00:00Z"));
});
afterAll(() => desk.close());

const open = (ask: Partial<ExportAsk> = {}) =>
  exportTransactions(
    desk.as("preparer"),
    { filter: ALL, ids: null, columns: transactionColumns.usual.columns, format: "csv", ...ask },
    words,
  );

async function rowsOf(
  ask: Partial<ExportAsk> = {},
): Promise<{ rows: (readonly Cell[])[]; notes: readonly (readonly Cell[])[] }> {
  const { table } = await open(ask);
  const rows: (readonly Cell[])[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return { rows, notes: table.notes() };
}

/** Minor units of a column of amounts, of the rows that count as `bucket`. */
const sumOf = (rows: readonly (readonly Cell[])[], bucket: string): number =>
  rows
    .filter((row) => row.includes(bucket))
    .flatMap((row) => row.filter((cell) => typeof cell === "object" && "minor" in cell))
    .reduce((sum, cell) => sum + (cell as { minor: number }).minor, 0);

describe("an export", () => {
  test("has every line of the list, in its order, with the columns of the screen", async () => {
    const columns: Column[] = ["reference", "contact", "amount", "note"];
    const { rows } = await rowsOf({ columns });
    expect(rows).toHaveLength(COUNT);
    const { rows: first } = await listTransactions(desk.as("preparer"), ALL, null);
    expect(rows.slice(0, first.length).map(([reference, name]) => [reference, name])).toEqual(
      first.map((line) => [line.reference, line.contactName]),
    );
    expect(new Set(rows.map(([reference]) => reference)).size).toBe(COUNT);
    expect(rows.every((row) => row.length === columns.length + 2)).toBe(true);
  });

  test.each([
    ["everything", ALL],
    ["a filter", { ...ALL, states: ["failed", "paid", "unknown"] }],
    ["a search", { ...ALL, text: "north 13", direction: "debit" as const }],
    ["a view", { ...ALL, view: "open" as const }],
  ] satisfies [string, TransactionFilter][])("adds up to the screen's sums, to the cent: %s", async (_, filter) => {
    const { sums } = await listTransactions(desk.as("preparer"), filter, null);
    const { rows, notes } = await rowsOf({ filter });
    expect(rows).toHaveLength(sums.matching);
    const [shown] = sums.currencies;
    for (const bucket of ["in", "out", "held"] as const) {
      const minor = shown?.buckets[bucket].minor ?? 0;
      expect(sumOf(rows, bucket)).toBe(bucket === "out" ? 0 - minor : minor);
      expect(
        sumOf(
          notes.filter((note) => note[0] === bucket),
          bucket,
        ),
      ).toBe(sumOf(rows, bucket));
    }
    const net = notes.find(([name]) => name === "net");
    expect(net?.[2] ?? { minor: 0 }).toMatchObject({ minor: shown?.netMinor ?? 0 });
  });

  test("has only the lines that were picked, where some were", async () => {
    const { rows: first } = await listTransactions(desk.as("preparer"), ALL, null);
    const ids = first.slice(3, 7).map(({ id }) => id);
    const { rows } = await rowsOf({ ids, columns: ["reference"] });
    expect(rows).toEqual(first.slice(3, 7).map(({ reference }) => [reference]));
  });

  test("tells of one moment: what changes on the way changes neither rows nor sums", async () => {
    const { table } = await open();
    const rows: (readonly Cell[])[] = [];
    for await (const batch of table.rows) {
      if (rows.length === 0)
        await desk.db.update(transactions).set({ amountMinor: 1 }).where(eq(transactions.state, "paid"));
      rows.push(...batch);
    }
    expect(sumOf(rows, "out")).toBe(
      sumOf(
        table.notes().filter(([name]) => name === "out"),
        "out",
      ),
    );
  });

  test("is in the audit log with who, what and how much, before a row has left", async () => {
    const { cancel } = await open({
      filter: { ...ALL, states: ["failed"] },
      columns: ["contact", "amount"],
      format: "xlsx",
    });
    const entries = await desk.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "transaction.export"))
      .orderBy(auditEntries.id);
    const failed = (await listTransactions(desk.as("viewer"), { ...ALL, states: ["failed"] }, null)).sums.matching;
    expect(entries.at(-1)).toMatchObject({
      actorName: "Test preparer",
      outcome: "done",
      data: { format: "xlsx", rows: failed, columns: "contact,amount", filter: "state:failed" },
    });
    await cancel();
  });

  test("is not for a viewer", async () => {
    const ask: ExportAsk = { filter: ALL, ids: null, columns: ["contact"], format: "csv" };
    await expect(exportTransactions(desk.as("viewer"), ask, words)).rejects.toThrow(Forbidden);
  });

  test("is made at most three at a time; one that is stopped makes room and lets its connection go", async () => {
    const exports = [await open(), await open(), await open()];
    await expect(open()).rejects.toMatchObject({ key: "export_busy" });
    await Promise.all(exports.map(({ cancel }) => cancel()));
    expect(desk.db.pool.idleCount).toBe(desk.db.pool.totalCount);
    await (await open()).cancel();
  });

  test("is made at most three at a time, however many ask at once", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => open()));
    const made = asked.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    await Promise.all(made.map(({ cancel }) => cancel()));
    expect(made).toHaveLength(3);
  });

  test.each([
    ["CSV", writeCsv],
    ["a workbook", writeXlsx],
  ])("that is stopped at its head makes room: %s", async (_, write) => {
    for (let n = 0; n < 4; n += 1) {
      const { table, cancel } = await open();
      const pieces = write(table);
      await pieces.next();
      await cancel();
      await pieces.return(undefined);
    }
    expect(desk.db.pool.idleCount).toBe(desk.db.pool.totalCount);
  });

  test("that cannot begin makes room", async () => {
    const ctx = desk.as("preparer");
    const ask: ExportAsk = { filter: ALL, ids: null, columns: ["contact"], format: "csv" };
    const gone = openDatabase("postgres://nobody@127.0.0.1:1/none", { name: "test" });
    for (let n = 0; n < 4; n += 1)
      await expect(exportTransactions({ ...ctx, db: gone }, ask, words)).rejects.not.toMatchObject({
        key: "export_busy",
      });
    await gone.pool.end();
    await (await open()).cancel();
  });
});
