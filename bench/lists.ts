/**
 * `npm run bench:lists -- --rows 1000000`: server time of a page of the transactions list with its exact counts and sums, by what it
 * is narrowed down to, at 10,000 rows and at as many as asked for; and a whole export. One client, on a server that writes to
 * disk as in production: the ratios are what travels.
 */
import { arch, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { users } from "@/db/schema/team";
import type { Context, Person } from "@/lib/context";
import { writeCsv } from "@/lib/exports/csv";
import type { Format } from "@/lib/exports/table";
import { writeXlsx } from "@/lib/exports/xlsx";
import { newId } from "@/lib/ids";
import { createJetpay } from "@/lib/jetpay/client";
import { createLog } from "@/lib/log";
import { startEmbedded } from "@/lib/stack/postgres";
import { say } from "@/lib/stack/progress";
import { addManyTransactions } from "@/lib/testing/many-transactions";
import { transactionColumns } from "@/lib/transactions/columns";
import { type ExportWords, exportTransactions } from "@/lib/transactions/export";
import type { TransactionFilter } from "@/lib/transactions/filter";
import { listTransactions } from "@/lib/transactions/queries";
import { NOTHING, parseSearch } from "@/lib/transactions/search-words";

const { values } = parseArgs({
  options: { rows: { type: "string" }, few: { type: "string" }, runs: { type: "string" } },
});
const SIZES = [Number(values.few ?? 10_000), Number(values.rows ?? 1_000_000)];
const RUNS = Number(values.runs ?? 40);
const NOW = new Date("2026-11-20T19:32:07Z");
// The same at each run, for a database that is there is taken as it is.
const PERSON: Person = {
  kind: "person",
  id: "b0000000-0000-4000-8000-000000000001",
  name: "Bench",
  email: "bench@example.com",
  role: "preparer",
};

/** What the list is narrowed down to, as it is typed. */
const SEARCHES: [name: string, line: string, view?: TransactionFilter["view"]][] = [
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
  ["several", "state:failed flow:payout amount:>1000 north"],
];

const cluster = await startEmbedded("bench-postgres");
const server = openDatabase(cluster.url, { max: 1 });
say(`${cpus()[0]?.model.trim()} x ${cpus().length}, ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GB`);
say(`Node ${process.version}, PostgreSQL ${cluster.major}, ${RUNS} runs each, milliseconds\n`);

const contextOf = (db: Database): Context<Person> => ({
  db,
  // Nothing here calls Jetpay; nobody listens on this port.
  jetpay: createJetpay({
    baseUrl: "http://127.0.0.1:9",
    token: "none",
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
  }),
  currency: "CAD",
  actor: PERSON,
  now: () => NOW,
  log: createLog("bench", "warn"),
  requestId: newId(),
});

/** A database with so many transactions; one that is there is taken as it is. */
async function filled(rows: number): Promise<Database> {
  const name = `bench_lists_${rows}`;
  const url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  const { rows: found } = await server.execute(sql`select from pg_database where datname = ${name}`);
  if (found.length === 0) await server.execute(sql`create database ${sql.raw(name)}`);
  await migrate(url);
  // Filling takes longer than the product lets one statement run.
  const filling = openDatabase(url, { max: 1 });
  await filling.execute(sql`set statement_timeout = 0`);
  const { rows: there } = await filling.execute<{ count: number }>(
    sql`select count(*)::int as count from transactions`,
  );
  if (there[0]?.count !== rows) {
    const began = performance.now();
    await filling.execute(sql`truncate contacts, payment_methods, merchant_accounts, transactions cascade`);
    await addManyTransactions(filling, rows, NOW);
    await filling.execute(sql`vacuum analyze`);
    say(`${rows} transactions made in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
  await filling.close();
  const db = openDatabase(url);
  await db
    .insert(users)
    .values({ ...PERSON, createdAt: NOW })
    .onConflictDoNothing();
  return db;
}

type Times = { p50: number; p95: number; matching: number };

async function measure(ctx: Context, line: string, view: TransactionFilter["view"]): Promise<Times> {
  const { filter, problems } = parseSearch(line, { currency: "CAD", today: "2026-11-20", contacts: [] });
  if (problems.length > 0) throw new Error(`cannot be read: ${line}`);
  let matching = 0;
  const times: number[] = [];
  for (let run = -3; run < RUNS; run += 1) {
    const began = performance.now();
    matching = (await listTransactions(ctx, { ...filter, view }, null)).sums.matching;
    if (run >= 0) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), matching };
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

const [few, many] = await Promise.all(SIZES.map(filled));
if (few === undefined || many === undefined) throw new Error("two sizes are compared");
const columns = SIZES.flatMap((size) => [`${size} match`, "p50", "p95"]);
say(`${"".padEnd(28)}${columns.map((name) => name.padStart(14)).join("")}      p50 ratio`);
for (const [name, line, view = "all"] of SEARCHES) {
  const small = await measure(contextOf(few), line, view);
  const large = await measure(contextOf(many), line, view);
  const cells = [small, large].flatMap(({ matching, p50, p95 }) => [String(matching), p50.toFixed(1), p95.toFixed(1)]);
  say(
    `${name.padEnd(28)}${cells.map((cell) => cell.padStart(14)).join("")}${(large.p50 / small.p50).toFixed(1).padStart(15)}`,
  );
}
say("");
for (const format of ["csv", "xlsx"] as const) await takeAway(contextOf(many), format);

await Promise.all([few.close(), many.close(), server.close()]);
await cluster.stop();
