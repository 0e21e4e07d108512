import { and, gte, lt, or, type SQL } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import { dayStart } from "@/lib/i18n/day-start";
import { shiftDay } from "@/lib/lists/days";
import type { AmountFilter, DayFilter } from "@/lib/lists/operators";

/**
 * A range of days or amounts: the buckets of which most lies in it, and as conditions the rows at its ends that are in it and in none of them
 * (`beside`), and those that are in one of them and not in it (`beyond`); undefined where there is none of the kind.
 */
export type BucketRange = {
  dimension: "day" | "amount";
  /** The first bucket, and the first beyond the last; null where the range has no end on that side. */
  from: number | null;
  to: number | null;
  beside: SQL | undefined;
  beyond: SQL | undefined;
};

const DAY_MS = 24 * 60 * 60_000;

/** The range of a filter that has one, in parts; null where there is no bucket in it, or where it is of both at once. */
export function bucketsOf(filter: DayFilter & AmountFilter, zone: string): BucketRange | null {
  const { from, to, minMinor, maxMinor } = filter;
  const [byDay, byAmount] = [from !== null || to !== null, minMinor !== null || maxMinor !== null];
  if (byDay === byAmount) return null;
  return byDay ? dayBuckets(filter, zone) : amountBuckets(filter);
}

/** Days of the desk's zone begin within a day by UTC. */
function dayBuckets({ from, to }: DayFilter, zone: string): BucketRange | null {
  const t = transactions.createdAt;
  const range = inBuckets(
    from === null ? null : dayStart(from, zone).getTime(),
    to === null ? null : dayStart(shiftDay(to, 1), zone).getTime(),
    (at) => ({ begin: Math.floor(at / DAY_MS) * DAY_MS, width: DAY_MS }),
    (least, more) => and(gte(t, new Date(least)), lt(t, new Date(more))),
  );
  const day = (at: number | null) => (at === null ? null : at / DAY_MS);
  return range && { ...range, dimension: "day", from: day(range.from), to: day(range.to) };
}

function amountBuckets({ minMinor, maxMinor }: AmountFilter): BucketRange | null {
  const t = transactions.amountMinor;
  const range = inBuckets(
    minMinor,
    maxMinor === null ? null : maxMinor + 1,
    (minor) => ({ begin: amountBucket(minor), width: widthOf(minor) }),
    (least, more) => and(gte(t, least), lt(t, more)),
  );
  return range && { ...range, dimension: "amount" };
}

/**
 * From `least` up to and without `more`. An end that lies in a bucket takes it in where that is the shorter way: of `amount:>8900` a whole bucket
 * less the one cent is read, and not all the rows between that and 9,000.
 */
function inBuckets(
  least: number | null,
  more: number | null,
  bucketAt: (value: number) => { begin: number; width: number },
  within: (least: number, more: number) => SQL | undefined,
): Omit<BucketRange, "dimension"> | null {
  if (least !== null && more !== null && least >= more) return null;
  const first = least === null ? null : nearest(least, bucketAt);
  const last = more === null ? null : nearest(more, bucketAt);
  if (first !== null && last !== null && first >= last) return null;
  const rows = (low: number | null, high: number | null) =>
    low === null || high === null || low >= high ? undefined : within(low, high);
  return {
    from: first,
    to: last,
    beside: or(rows(least, first), rows(last, more)),
    beyond: or(rows(first, least), rows(more, last)),
  };
}

/** Where the bucket of a value begins or ends, whichever is nearer. */
function nearest(value: number, bucketAt: (value: number) => { begin: number; width: number }): number {
  const { begin, width } = bucketAt(value);
  return value - begin <= width / 2 ? begin : begin + width;
}

const widthOf = (minor: number): number => 10 ** Math.max(String(minor).length - 2, 0);

/** As the database has it (`amount_bucket`): all figures but the first two made nought. */
export const amountBucket = (minor: number): number => minor - (minor % widthOf(minor));
