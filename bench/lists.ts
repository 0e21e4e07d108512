/**
 * `npm run bench:lists -- --rows 1000000`: server time of a page of the transactions list with its exact counts and sums, by what it
 * is narrowed down to, at 10,000 rows and at as many as asked for; and a whole export. One client, on a server that writes to
 * disk as in production: the ratios are what travels.
 */
import { parseArgs } from "node:util";
import type { Context, Person } from "@/lib/context";
import { writeCsv } from "@/lib/exports/csv";
import type { Format } from "@/lib/exports/table";
import { writeXlsx } from "@/lib/exports/xlsx";
import { say } from "@/lib/stack/progress";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { transactionColumns } from "@/lib/transactions/columns";
import { type ExportWords, exportTransactions } from "@/lib/transactions/export";
import type { View } from "@/lib/transactions/filter";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING, parseSearch } from "@/lib/transactions/search-words";
import { type Asked, compare, contextOf, NOW, startServer } from "./lists-desk";

const { values } = parseArgs({
  options: { rows: { type: "string" }, few: { type: "string" }, runs: { type: "string" } },
});
const SIZES = [Number(values.few ?? 10_000), Number(values.rows ?? 1_000_000)] as const;
const RUNS = Number(values.runs ?? 40);

/** What the list is narrowed down to, as it is typed. */
const SEARCHES: [name: string, line: string, view?: View][] = [
  ["first page", ""],
  ["view: needs me", "", "needs_me"],
  ["view: not final yet", "", "open"],
  ["filter: one state", "state:failed"],
  ["filter: flow and direction", "flow:payout direction:out"],
  ["operator: amount", "amount:>8900"],
  ["operator: days", "after:2026-10-01 before:2026-11-01"],
  ["operator: contact", 'contact:"north shore 7"'],
  ["operator: contact, 50 rows", 'contact:"north shore 143"'],
  ["operator: last four", "last4:7919"],
  ["operator: reference", "ref:JD-U004D"],
  ["text: a number", "48213"],
  ["text: words", '"invoice 4821"'],
  ["text: in most", "invoice"],
  ["several", "state:failed flow:payout amount:>1000 north"],
];

function asked([name, line, view = "all"]: (typeof SEARCHES)[number]): Asked {
  const { filter, problems } = parseSearch(line, { currency: "CAD", today: "2026-11-20", contacts: [] });
  if (problems.length > 0) throw new Error(`cannot be read: ${line}`);
  return { name, read: async (ctx) => (await listTransactions(ctx, { ...filter, view }, null)).sums.matching };
}

const WORDS: ExportWords = {
  title: "Transactions",
  byLink: "By link",
  column: (column) => column,
  state: (state) => state,
  flow: (flow) => flow,
  bucket: (bucket) => bucket,
  picked: "selected",
  note: (note) => note,
};

async function takeAway(ctx: Context<Person>, format: Format): Promise<void> {
  const began = performance.now();
  const ask = {
    filter: { ...NOTHING, view: "all" as const },
    ids: null,
    columns: transactionColumns.usual.columns,
    format,
  };
  const made = await exportTransactions(ctx, ask, WORDS);
  let [bytes, most] = [0, 0];
  for await (const piece of format === "csv" ? writeCsv(made.table) : writeXlsx(made.table)) {
    bytes += piece.length;
    most = Math.max(most, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - began) / 1_000;
  say(
    `${format}: ${made.rowsDone()} rows, ${(bytes / 2 ** 20).toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(made.rowsDone() / seconds).toFixed(0)} rows/s, memory of the process at most ${(most / 2 ** 20).toFixed(0)} MB`,
  );
}

const server = await startServer(RUNS);
const filled = (rows: number) =>
  server.filled({ name: `bench_lists_${rows}`, rows, fill: (db) => addManyTransactions(db, rows, NOW) });
const [few, many] = [await filled(SIZES[0]), await filled(SIZES[1])];
await compare(SEARCHES.map(asked), [few, many], SIZES, RUNS);
say("");
for (const format of ["csv", "xlsx"] as const) await takeAway(contextOf(many), format);

await Promise.all([few.close(), many.close()]);
await server.stop();
