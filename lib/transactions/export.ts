import { and, inArray } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { methodName } from "@/lib/contacts/contact";
import { type Context, type Person, requireRight } from "@/lib/context";
import type { Cell, Format } from "@/lib/exports/table";
import { type Export, type Reading, takeAway } from "@/lib/exports/take-away";
import { FEW, type PagePlace } from "@/lib/lists/page";
import type { Column } from "./columns";
import type { TransactionFilter } from "./filter";
import { asLine, readLines, type TransactionLine } from "./lines";
import { filterCondition, type SearchDesk, searchDesk, viewCondition } from "./search";
import { printSearch } from "./search-words";
import { readSums, type TransactionSums } from "./sums";
import { bucketOf, type Flow, type State, type SumBucket } from "./transaction";

/** What is on the screen: the filter or, where lines are picked, these alone; the columns in their order. */
export type ExportAsk = {
  filter: TransactionFilter;
  ids: readonly string[] | null;
  columns: readonly Column[];
  format: Format;
};

/** The words of the screen. */
export type ExportWords = {
  title: string;
  byLink: string;
  column: (column: Column | "countedAs" | "currency") => string;
  state: (state: State) => string;
  flow: (flow: Flow) => string;
  bucket: (bucket: SumBucket | "net") => string;
  note: (note: "title" | "rows" | "filter" | "selected" | "everything" | "zone" | "when" | "who") => string;
};

const BATCH = 1_000;

/**
 * Every transaction of a list, as it is on the screen, with its sums. Who exported what is in the audit log before the first
 * row leaves.
 */
export async function exportTransactions(ctx: Context<Person>, ask: ExportAsk, words: ExportWords): Promise<Export> {
  requireRight(ctx, "lists.export");
  const desk = await searchDesk(ctx);
  const { zone } = desk;
  return takeAway(
    ctx.db,
    (tx) => read(tx, ask, desk),
    async (sums) => {
      await record(ctx.db, ctx, {
        action: "transaction.export",
        data: {
          format: ask.format,
          rows: sums.matching,
          columns: ask.columns.join(),
          filter: filterWords(ctx, ask, words),
        },
      });
      return {
        matching: sums.matching,
        table: {
          name: words.title,
          notesName: words.note("title"),
          zone,
          heads: ask.columns.flatMap((column) => headsOf(column, zone, words)),
          notes: () => notesOf(ctx, ask, sums, zone, words),
        },
        cells: (line) => cellsOf(line, ask.columns, words),
      };
    },
  );
}

async function* read(tx: Executor, ask: ExportAsk, desk: SearchDesk): Reading<TransactionSums, TransactionLine> {
  const { filter } = ask;
  const only = ask.ids === null ? undefined : inArray(transactions.id, [...ask.ids]);
  const sums = await readSums(tx, filter, desk, undefined, only);
  yield { head: sums };
  const condition = and(filterCondition(filter, desk), viewCondition(filter.view, desk.now), only);
  const few = sums.matching <= FEW;
  let place: PagePlace = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readLines>> = await readLines(tx, condition, place, BATCH, few);
    yield { lines: rows.map(asLine) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    place = { cursor: last.cursor, towards: "older" };
  }
}

/** An amount takes three columns: a number alone says neither what it counts as nor in what it is. */
function headsOf(column: Column, zone: string, words: ExportWords): string[] {
  if (column === "amount") return [words.column("countedAs"), words.column("amount"), words.column("currency")];
  const head = words.column(column);
  return [column === "time" || column === "since" ? `${head} (${zone})` : head];
}

function cellsOf(line: TransactionLine, columns: readonly Column[], words: ExportWords): Cell[] {
  return columns.flatMap((column): Cell[] => {
    switch (column) {
      case "time":
        return [{ at: line.createdAt }];
      case "since":
        return [{ at: line.since }];
      case "contact":
        return [line.contactName];
      case "state":
        return [words.state(line.state)];
      case "flow":
        return [words.flow(line.flow)];
      case "method":
        return [(line.method === null ? null : methodName(line.method)) ?? words.byLink];
      case "amount": {
        const bucket = bucketOf(line);
        return [words.bucket(bucket), { minor: signed(line, bucket), currency: line.currency }, line.currency];
      }
      case "jetpayId":
        return [line.jetpayId ?? ""];
      default:
        return [line[column]];
    }
  });
}

/** The sign that the screen shows: none for what is held. */
const signed = ({ direction, amountMinor }: TransactionLine, bucket: SumBucket): number =>
  direction === "credit" && bucket !== "held" ? -amountMinor : amountMinor;

const SUMMED = ["in", "out", "held", "unknown"] as const satisfies SumBucket[];

/** What stands below the list on the screen, and where the file is from. */
function notesOf(
  ctx: Context<Person>,
  ask: ExportAsk,
  sums: TransactionSums,
  zone: string,
  words: ExportWords,
): Cell[][] {
  const notHappened = sums.currencies.reduce((count, { buckets }) => count + buckets.not_happened.count, 0);
  return [
    [words.note("rows"), { count: sums.matching }],
    ...sums.currencies.flatMap(({ currency, buckets, netMinor }): Cell[][] => [
      ...SUMMED.filter((bucket) => buckets[bucket].count > 0).map((bucket): Cell[] => {
        const { count, minor } = buckets[bucket];
        return [words.bucket(bucket), { count }, { minor: bucket === "out" ? -minor : minor, currency }, currency];
      }),
      [words.bucket("net"), "", { minor: netMinor, currency }, currency],
    ]),
    ...(notHappened > 0 ? [[words.bucket("not_happened"), { count: notHappened }]] : []),
    [words.note("filter"), filterWords(ctx, ask, words)],
    [words.note("zone"), zone],
    [words.note("when"), { at: ctx.now().toISOString() }],
    [words.note("who"), ctx.actor.name],
  ];
}

function filterWords(ctx: Context, { filter, ids }: ExportAsk, words: ExportWords): string {
  if (ids !== null) return words.note("selected");
  const line = printSearch(filter, { currency: ctx.currency, today: "", contacts: [] });
  const view = filter.view === "all" ? [] : [`view:${filter.view}`];
  return [...view, ...(line === "" ? [] : [line])].join(" ") || words.note("everything");
}
