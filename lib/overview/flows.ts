import { minorFromDatabase } from "@/lib/money";
import { addDays } from "@/lib/transactions/board";
import { bucketOf, type Direction, type Flow, isFinal, type State } from "@/lib/transactions/transaction";

/** How many transactions of one kind and state were asked for on one day of the desk's zone, and how much they come to. */
export type FlowCell = { day: string; direction: Direction; flow: Flow; state: State; count: number; minor: number };

/** What moved one way: what is final and what can still change, apart. Integer minor units. */
export type Side = { finalMinor: number; openMinor: number };
export type Left = { count: number; minor: number };

/** One column of the chart; `from` and `to` are calendar days, both inclusive. What is unknown is in neither side. */
export type Column = { from: string; to: string; in: Side; out: Side; unknownIn: Left; unknownOut: Left };

/** A calendar month (`2026-11`). `unknown` and `held` are what the sums leave out. */
export type MonthSums = { month: string; in: Side; out: Side; unknown: Left; held: Left };

export const PERIODS = ["day", "week"] as const;
export type Period = (typeof PERIODS)[number];

/** Columns on a desk; a phone shows the last half of them. */
const DAYS_SHOWN = 15;
const WEEKS_SHOWN = 12;
/** Fifteen columns are at most three weeks, if every weekend among them is quiet. */
const DAYS_READ = 21;

/** The first day whose cells a period's chart and the month's sums need. */
export function readFrom(period: Period, today: string): string {
  const chart = period === "day" ? addDays(today, 1 - DAYS_READ) : addDays(mondayOf(today), -7 * (WEEKS_SHOWN - 1));
  const month = firstOfMonth(today);
  return chart < month ? chart : month;
}

/** Columns up to today, the newest last. A weekend day on which nothing was asked for is left out. */
export function columnsOf(period: Period, cells: readonly FlowCell[], today: string): Column[] {
  return period === "day" ? dayColumns(cells, today) : weekColumns(cells, today);
}

function dayColumns(cells: readonly FlowCell[], today: string): Column[] {
  const byDay = groupBy(cells, (cell) => cell.day);
  const columns: Column[] = [];
  for (let back = 0; back < DAYS_READ && columns.length < DAYS_SHOWN; back += 1) {
    const day = addDays(today, -back);
    const column = columnFrom(day, day, byDay.get(day) ?? []);
    if (back === 0 || !isWeekend(day) || hasMoney(column)) columns.unshift(column);
  }
  return columns;
}

function weekColumns(cells: readonly FlowCell[], today: string): Column[] {
  const byWeek = groupBy(cells, (cell) => mondayOf(cell.day));
  const thisMonday = mondayOf(today);
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => {
    const monday = addDays(thisMonday, -7 * (WEEKS_SHOWN - 1 - index));
    const sunday = addDays(monday, 6);
    return columnFrom(monday, sunday < today ? sunday : today, byWeek.get(monday) ?? []);
  });
}

function groupBy(cells: readonly FlowCell[], keyOf: (cell: FlowCell) => string): Map<string, FlowCell[]> {
  const groups = new Map<string, FlowCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return groups;
}

function columnFrom(from: string, to: string, cells: readonly FlowCell[]): Column {
  const { in: inSide, out, unknownIn, unknownOut } = fold(cells);
  return { from, to, in: inSide, out, unknownIn, unknownOut };
}

export const hasMoney = (column: Column): boolean =>
  column.unknownIn.count + column.unknownOut.count > 0 ||
  column.in.finalMinor + column.in.openMinor + column.out.finalMinor + column.out.openMinor > 0;

export function monthSums(cells: readonly FlowCell[], today: string): MonthSums {
  const first = firstOfMonth(today);
  const sums = fold(cells.filter((cell) => cell.day >= first && cell.day <= today));
  return {
    month: today.slice(0, 7),
    in: sums.in,
    out: sums.out,
    unknown: {
      count: sums.unknownIn.count + sums.unknownOut.count,
      minor: minorFromDatabase(sums.unknownIn.minor + sums.unknownOut.minor),
    },
    held: sums.held,
  };
}

type Folded = { in: Side; out: Side; unknownIn: Left; unknownOut: Left; held: Left };

/** Into the same buckets as the list of transactions, so that a column and the list it opens cannot disagree. */
function fold(cells: readonly FlowCell[]): Folded {
  const none = (): Left => ({ count: 0, minor: 0 });
  const sums: Folded = {
    in: { finalMinor: 0, openMinor: 0 },
    out: { finalMinor: 0, openMinor: 0 },
    unknownIn: none(),
    unknownOut: none(),
    held: none(),
  };
  for (const cell of cells) {
    const bucket = bucketOf(cell);
    if (bucket === "not_happened") continue;
    if (bucket === "in" || bucket === "out") {
      const part = isFinal(cell.state) ? "finalMinor" : "openMinor";
      sums[bucket][part] = minorFromDatabase(sums[bucket][part] + cell.minor);
      continue;
    }
    const left = bucket === "held" ? sums.held : cell.direction === "credit" ? sums.unknownOut : sums.unknownIn;
    left.count += cell.count;
    left.minor = minorFromDatabase(left.minor + cell.minor);
  }
  return sums;
}

/** Of what is in a sum, only this is final: anything else Jetpay says can still come back. */

const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();
const isWeekend = (day: string): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;
/** Weeks begin on Monday (ISO 8601). */
const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
