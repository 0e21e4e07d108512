import { isIPv4, isIPv6 } from "node:net";

/** So many wrong guesses are free; each further one doubles the pause. Times in seconds. */
export type ThrottleRule = { free: number; first: number; longest: number; window: number };

/**
 * Guesses at one mail address, counted since the last success. A browser in which this person has signed in before is counted
 * by itself (app/_server/device.ts): whoever guesses elsewhere, however long, does not keep them out.
 */
export const PER_MAIL: ThrottleRule = { free: 4, first: 5, longest: 900, window: 86_400 };
/**
 * One network's: an office shares an address and comes in at nine, and a sign-in that is still being checked counts, so it has
 * many more. A success does not reset it, or a guesser with one account would.
 */
export const PER_ADDRESS: ThrottleRule = { free: 100, first: 5, longest: 900, window: 3_600 };

/** Seconds to wait after so many wrong guesses. */
export function pauseAfter(failures: number, rule: ThrottleRule): number {
  const over = failures - rule.free;
  return over <= 0 ? 0 : Math.min(rule.longest, rule.first * 2 ** (over - 1));
}

/** Whole seconds still to wait at `now`; 0 when a guess may be made. */
export function waitFor(failures: { count: number; last: Date | null }, rule: ThrottleRule, now: Date): number {
  if (failures.last === null) return 0;
  const until = failures.last.getTime() + pauseAfter(failures.count, rule) * 1000;
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}

/**
 * Whom to count by, from `x-forwarded-for`: the entry that the outermost of our proxies wrote, counted from the end; what
 * stands before it anybody can claim, and without a proxy of ours so they can all of it. An IPv6 address counts as its /64,
 * since one subscriber has all of it. Null when nobody we trust says where it comes from: then no network is counted by.
 */
export function clientAddress(forwardedFor: string | null | undefined, trustedProxies: number): string | null {
  if (trustedProxies === 0) return null;
  const entry = forwardedFor?.split(",").at(-trustedProxies)?.trim().toLowerCase() ?? "";
  const bare = entry.replace(/^\[(.+)\](:\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
  const plain = bare.startsWith("::ffff:") && bare.includes(".") ? bare.slice("::ffff:".length) : bare;
  if (isIPv6(plain)) return networkOf(plain);
  return isIPv4(plain) ? plain : null;
}

function networkOf(address: string): string {
  const [head = "", tail = ""] = address.split("%", 1)[0]?.split("::") ?? [];
  const first = head === "" ? [] : head.split(":");
  const rest = tail === "" ? [] : tail.split(":");
  const middle = address.includes("::")
    ? Array.from({ length: Math.max(0, 8 - first.length - rest.length) }, () => "0")
    : [];
  const groups = [...first, ...middle, ...rest].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}
