import { type Hold, isHeld } from "@/lib/transactions/hold";
import { STAGES, type Stage } from "./stages";

/** What lapses within so many hours, with all that lapses sooner. Integer minor units. */
export type Soon = { within: Stage; count: number; minor: number };

const HOUR_MS = 60 * 60_000;

/**
 * What a person has to be told of now, the narrowest stage first: read off the holds as they are, so it is true whatever was
 * mailed. A wider stage with nothing more in it is left out.
 * @param now milliseconds since the epoch
 */
export function soonOf(holds: readonly Hold[], now: number): Soon[] {
  const ahead = holds.filter((hold) => isHeld(hold) && Date.parse(hold.deadline) > now);
  const found: Soon[] = [];
  for (const within of [...STAGES].reverse()) {
    const near = ahead.filter(({ deadline }) => Date.parse(deadline) - now <= within * HOUR_MS);
    if (near.length === (found.at(-1)?.count ?? 0)) continue;
    found.push({ within, count: near.length, minor: near.reduce((sum, { amountMinor }) => sum + amountMinor, 0) });
  }
  return found;
}
