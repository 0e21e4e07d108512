import type { Flow } from "@/lib/transactions/transaction";
import { HELD_FOR, PAID_FOR, PAYS_FOR, SEED_CONTACTS, type SeedContact } from "./names";
import { Random } from "./random";

/** One transaction the demo company asks for, and what becomes of it. Times are milliseconds before now. */
export type PlannedTransaction = {
  contact: SeedContact;
  flow: Flow;
  at: number;
  amountMinor: number;
  statement: string;
  note: string;
  /** When the customer or supplier follows the link; null when they have not. */
  followedAt: number | null;
  /** When the hold is captured or released; null when it stands. */
  captureAt: number | null;
  releaseAt: number | null;
  mail: boolean;
};

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;

/** How often each flow is used. */
const SHARES: readonly (readonly [Flow, number])[] = [
  ["payout", 0.4],
  ["payment_link", 0.24],
  ["charge", 0.19],
  ["authorization", 0.12],
  ["payout_link", 0.05],
];

/** The simulator's magic endings (lib/jetpay/simulator/magic.ts), by the last four digits of the cents. */
const ENDINGS = { declined: 4002, noFunds: 6601, frozen: 6602, closed: 6603, returned: 6605, review: 6607 } as const;

/** About five transactions a day, most on working days in working hours of Toronto, the newest minutes ago. */
export function plan(now: Date, days: number, seed = 20418): PlannedTransaction[] {
  const random = new Random(seed);
  const planned: PlannedTransaction[] = [];
  let number = 19_800;
  for (let day = days; day >= 0; day -= 1) {
    const midnight = startOfDay(new Date(now.getTime() - day * DAY));
    const weekday = new Date(midnight).getUTCDay();
    const count = weekday === 0 || weekday === 6 ? random.whole(0, 1) : random.whole(5, 8);
    for (let n = 0; n < count; n += 1) {
      // 13:00 to 21:00 UTC is the working day in Toronto.
      const at = midnight + 13 * HOUR + random.whole(0, 8 * 60) * 60_000 + random.whole(0, 59_000);
      number += random.whole(1, 4);
      if (at < now.getTime() - 10 * 60_000) planned.push(planOne(random, at, number, now.getTime()));
    }
  }
  return [...planned, ...recentHolds(random, now.getTime(), number)].sort((a, b) => a.at - b.at);
}

const startOfDay = (date: Date): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());

function planOne(random: Random, at: number, number: number, now: number): PlannedTransaction {
  const flow = pickFlow(random);
  const contact = random.pick(SEED_CONTACTS.filter((one) => fits(one, flow)));
  const words = flow === "authorization" ? HELD_FOR : flow === "payout" || flow === "payout_link" ? PAID_FOR : PAYS_FOR;
  const [statement, note] = random.pick(words);
  const isLink = flow === "payment_link" || flow === "payout_link";
  const followed = isLink && random.chance(0.93) ? at + random.whole(20, 60 * 60) * 60_000 : null;
  const acted = at + random.whole(4, 100) * HOUR;
  const fate = random.next();
  return {
    contact,
    flow,
    at,
    amountMinor: amountFor(random, flow),
    statement: statement.replace("{n}", String(number)),
    note: note.replace("{n}", String(number)),
    followedAt: followed !== null && followed < now ? followed : null,
    captureAt: flow === "authorization" && fate < 0.82 && acted < now ? acted : null,
    releaseAt: flow === "authorization" && fate >= 0.82 && fate < 0.93 && acted < now ? acted : null,
    mail: isLink,
  };
}

const fits = (contact: SeedContact, flow: Flow): boolean => {
  if (flow === "payout") return contact.bank !== null && contact.kind !== "customer";
  if (flow === "charge" || flow === "authorization") return contact.card !== null;
  return flow === "payout_link" ? contact.bank === null || contact.kind === "customer" : contact.kind !== "supplier";
};

function pickFlow(random: Random): Flow {
  let left = random.next();
  for (const [flow, share] of SHARES) {
    left -= share;
    if (left < 0) return flow;
  }
  return "payout";
}

const RANGES: Record<Flow, readonly [low: number, high: number]> = {
  payout: [180, 9_800],
  payout_link: [60, 900],
  payment_link: [120, 6_400],
  charge: [40, 2_400],
  authorization: [250, 3_900],
};

/** Small amounts are commoner than large; now and then one carries a magic ending, as life does. */
function amountFor(random: Random, flow: Flow): number {
  const [low, high] = RANGES[flow];
  const dollars = Math.round(low + (high - low) * random.next() ** 2.2);
  const minor = dollars * 100 + random.pick([0, 0, 0, 25, 50, 75, 99, random.whole(1, 98)]);
  const ending = endingFor(random.next(), flow);
  return ending === null ? avoidMagic(minor) : Math.floor(minor / 10_000) * 10_000 + ending;
}

/** How often each ending happens; a decline only where a card is asked. */
const FATES: readonly (readonly [share: number, ending: number, flows: readonly Flow[] | null])[] = [
  [0.022, ENDINGS.noFunds, null],
  [0.008, ENDINGS.frozen, null],
  [0.01, ENDINGS.closed, null],
  [0.01, ENDINGS.returned, null],
  [0.006, ENDINGS.review, null],
  [0.016, ENDINGS.declined, ["charge", "authorization"]],
];

function endingFor(fate: number, flow: Flow): number | null {
  let left = fate;
  for (const [share, ending, flows] of FATES) {
    left -= share;
    if (left < 0) return flows === null || flows.includes(flow) ? ending : null;
  }
  return null;
}

const MAGIC: ReadonlySet<number> = new Set([...Object.values(ENDINGS), 6604, 6606]);
const avoidMagic = (minor: number): number => (MAGIC.has(minor % 10_000) ? minor + 100 : minor);

/** Hours ago a hold was placed that nobody captured within its five days. Jetpay still has it (lib/jetpay/simulator/choices.ts). */
const LAPSED = 131;

/** Holds that stand today, at every stage of their five days, so that the board shows what it is for. */
function recentHolds(random: Random, now: number, from: number): PlannedTransaction[] {
  // The three before the last were captured within the hour; the last one's deadline has passed.
  const agesInHours = [118.2, 116.8, 98, 77, 46, 43, 24, 4, 2, 1, 70, 51, 29, LAPSED];
  const cards = SEED_CONTACTS.filter((contact) => contact.card !== null);
  return agesInHours.map((age, index) => {
    const [statement, note] = random.pick(HELD_FOR);
    const number = String(from + 3 * (index + 1));
    return {
      contact: random.pick(cards),
      flow: "authorization" as const,
      at: now - age * HOUR - random.whole(0, 20) * 60_000,
      amountMinor: avoidMagic(random.whole(3, 39) * 10_000 + random.pick([0, 0, 5_000, 4_500])),
      statement: statement.replace("{n}", number),
      note: note.replace("{n}", number),
      followedAt: null,
      captureAt: index < 10 || age === LAPSED ? null : now - (13 + 9 * (agesInHours.length - index)) * 60_000,
      releaseAt: null,
      mail: false,
    };
  });
}
