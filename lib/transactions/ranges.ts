import { and, gte, lt, or, type SQL } from "drizzle-orm";
import { transactions } from "@/db/schema/transactions";
import { dayStart } from "@/lib/i18n/day-start";
import { shiftDay } from "@/lib/lists/days";
import type { AmountFilter, DayFilter } from "@/lib/lists/operators";

/** A range of days or amounts: buckets that lie in it whole, and the rows at its ends as a condition; undefined where it ends with a bucket. */
export type BucketRange = {
  dimension: "day" | "amount";
  /** The first bucket, and the first beyond the last; null where the range has no end on that side. */
  from: number | null;
  to: number | null;
  ends: SQL | undefined;
};

const DAY_MS = 24 * 60 * 60_000;

/** The range of a filter that has one, in parts; null where no bucket lies in it whole, or where it is of both at once. */
export function bucketsOf(filter: DayFilter & AmountFilter, zone: string): BucketRange | null {
  const { from, to, minMinor, maxMinor } = filter;
  const [byDay, byAmount] = [from !== null || to !== null, minMinor !== null || maxMinor !== null];
  if (byDay === byAmount) return null;
  return byDay ? dayBuckets(filter, zone) : amountBuckets(filter);
}

/** Days of the desk's zone begin within a day by UTC: what is before and after the whole ones is read from the rows. */
function dayBuckets({ from, to }: DayFilter, zone: string): BucketRange | null {
  const begin = from === null ? null : dayStart(from, zone).getTime();
  const end = to === null ? null : dayStart(shiftDay(to, 1), zone).getTime();
  const first = begin === null ? null : Math.ceil(begin / DAY_MS);
  const beyond = end === null ? null : Math.floor(end / DAY_MS);
  if (first !== null && beyond !== null && first >= beyond) return null;
  const within = (after: number, before: number) =>
    and(gte(transactions.createdAt, new Date(after)), lt(transactions.createdAt, new Date(before)));
  const ends = or(
    begin === null || first === null ? undefined : within(begin, first * DAY_MS),
    end === null || beyond === null ? undefined : within(beyond * DAY_MS, end),
  );
  return { dimension: "day", from: first, to: beyond, ends };
}

function amountBuckets({ minMinor, maxMinor }: AmountFilter): BucketRange | null {
  const end = maxMinor === null ? null : maxMinor + 1;
  const first = minMinor === null ? null : firstFrom(minMinor);
  const beyond = end === null ? null : amountBucket(end);
  if (first !== null && beyond !== null && first >= beyond) return null;
  const within = (least: number, more: number) =>
    least === more ? undefined : and(gte(transactions.amountMinor, least), lt(transactions.amountMinor, more));
  const ends = or(
    minMinor === null || first === null ? undefined : within(minMinor, first),
    end === null || beyond === null ? undefined : within(beyond, end),
  );
  return { dimension: "amount", from: first, to: beyond, ends };
}

const widthOf = (minor: number): number => 10 ** Math.max(String(minor).length - 2, 0);

/** As the database has it (`amount_bucket`): all figures but the first two made nought. */
export const amountBucket = (minor: number): number => minor - (minor % widthOf(minor));

function firstFrom(minor: number): number {
  const bucket = amountBucket(minor);
  return bucket === minor ? bucket : bucket + widthOf(minor);
}
