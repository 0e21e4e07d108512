import type { Fact } from "./facts";
import { MOVES } from "./lifecycle";
import { word } from "./lifecycle.samples";

/** A word of Jetpay's that is new to us stands for all of them. */
const NEW_WORD = "in_review";
const real = (state: string): string => (state === "foreign" ? NEW_WORD : state);

/** Every way through the table of moves from nothing, no state twice, of at most so many words. */
export function wordPaths(longest: number): string[][] {
  const onward = new Map<string, string[]>();
  for (const [from, to] of MOVES) onward.set(from, [...(onward.get(from) ?? []), to]);
  const paths: string[][] = [];
  const walk = (path: string[], at: string) => {
    if (path.length > 0) paths.push(path.map(real));
    if (path.length === longest) return;
    for (const to of onward.get(at) ?? []) if (!path.includes(to)) walk([...path, to], to);
  };
  walk([], "nothing");
  return paths;
}

/** The words of a path as events, an hour apart. */
export const eventsOf = (path: readonly string[]): Fact[] =>
  path.map((state, n) => word(state, (n + 1) * 3_600_000, { webhookEventId: BigInt(n + 1) }));

/** Calls `look` with each ordering of the facts, in one array that is reused (Heap's algorithm); how many there were. */
export function eachOrdering(facts: readonly Fact[], look: (order: readonly Fact[]) => void): number {
  const order = [...facts];
  let count = 0;
  const swap = (a: number, b: number) => {
    const [left, right] = [order[a], order[b]];
    if (left !== undefined && right !== undefined) [order[a], order[b]] = [right, left];
  };
  const permute = (n: number) => {
    if (n <= 1) {
      count += 1;
      look(order);
      return;
    }
    for (let i = 0; i < n; i += 1) {
      permute(n - 1);
      if (i < n - 1) swap(n % 2 === 0 ? i : 0, n - 1);
    }
  };
  permute(order.length);
  return count;
}
