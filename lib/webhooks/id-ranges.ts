/** Event ids from `first` to `last`, both included. */
export type IdRange = { first: bigint; last: bigint };

/** Ids go up to the range of bigint. */
export const MAX_ID = 2n ** 63n - 1n;
/**
 * So far beyond the highest id heard of, an id alone does not say that all before it are missing: a slip would make millions
 * of millions of them. It counts once Jetpay says that it sent as much.
 */
export const REACH = 1_000_000n;

/** From which to which id was looked through. What is missing in between is kept beside it. */
export type Looked = { lowest: bigint; highest: bigint };

/**
 * Looks further: ids below and above what was looked through, in any order and any number of times, and the last id that
 * Jetpay says it sent. `opened` are the ranges in which ids are missing; each is new, none touches what was looked through.
 */
export function lookFurther(
  before: Looked | null,
  ids: readonly bigint[],
  sent: bigint | null,
): { looked: Looked | null; opened: IdRange[] } {
  const sorted = [...new Set(ids)].sort(ascending);
  // What Jetpay says it sent is missing all the same when it is the first word of all.
  const [start = sent] = before === null ? sorted : [before.lowest];
  if (start === null) return { looked: null, opened: [] };
  const nothingHere = before === null && sorted.length === 0;
  const { lowest, highest } = before ?? { lowest: start, highest: start };
  const below = [...sorted.filter((id) => id < lowest), lowest];
  const above = [highest, ...sorted.filter((id) => id > highest)];
  const last = above.at(-1) ?? highest;
  const opened = [...between(below), ...between(above)];
  if (nothingHere) opened.push({ first: start, last: start });
  if (sent !== null && sent > last) opened.push({ first: last + 1n, last: sent });
  return { looked: { lowest: below[0] ?? lowest, highest: sent !== null && sent > last ? sent : last }, opened };
}

/** What is left of a range once these ids came, in any order and any number of times. */
export function without(range: IdRange, ids: readonly bigint[]): IdRange[] {
  const inside = [...new Set(ids)].filter((id) => id >= range.first && id <= range.last).sort(ascending);
  return between([range.first - 1n, ...inside, range.last + 1n]);
}

/** The ids as ranges: neighbours are one. */
export function runsOf(ids: readonly bigint[]): IdRange[] {
  const runs: IdRange[] = [];
  for (const id of [...new Set(ids)].sort(ascending)) {
    const run = runs.at(-1);
    if (run?.last === id - 1n) run.last = id;
    else runs.push({ first: id, last: id });
  }
  return runs;
}

/** The highest id up to which nothing is missing. `gaps` are those still open. */
export function contiguousId(looked: Looked | null, gaps: readonly IdRange[]): bigint | null {
  if (looked === null) return null;
  return gaps.reduce((low, { first }) => (first - 1n < low ? first - 1n : low), looked.highest);
}

/** The holes between neighbours of an ascending list. */
function between(ids: readonly bigint[]): IdRange[] {
  return ids.slice(1).flatMap((id, at) => {
    const before = ids[at] ?? id;
    return id - before > 1n ? [{ first: before + 1n, last: id - 1n }] : [];
  });
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
