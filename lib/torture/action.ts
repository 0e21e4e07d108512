import type { Random } from "@/db/seed/random";
import type { Place } from "./boundary";
import { BLOWS, CALL_FAULTS, DELIVERY_FAULTS, type DeliveryFault, MAIL_FAULTS } from "./faults";
import { NOTHING, type Spoiling } from "./task";

/** What may be done in a run, with how often, and how many boundaries it has: where a blow may fall. */
const KINDS = {
  create: { weight: 9, boundaries: 17 },
  create_again: { weight: 1, boundaries: 4 },
  capture: { weight: 10, boundaries: 14 },
  cancel: { weight: 6, boundaries: 14 },
  withdraw: { weight: 2, boundaries: 12 },
  mail: { weight: 6, boundaries: 12 },
  mail_again: { weight: 6, boundaries: 12 },
  contact: { weight: 1, boundaries: 30 },
  contact_again: { weight: 1, boundaries: 30 },
  bank_account: { weight: 1, boundaries: 30 },
  card: { weight: 1, boundaries: 30 },
  resolve: { weight: 5, boundaries: 24 },
  check: { weight: 4, boundaries: 14 },
  job: { weight: 34, boundaries: 30 },
  schedule: { weight: 5, boundaries: 14 },
  deliver: { weight: 16, boundaries: 8 },
  pay: { weight: 10, boundaries: 0 },
  time: { weight: 10, boundaries: 0 },
  late: { weight: 3, boundaries: 0 },
} as const;
export type ActionKind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as ActionKind[];
const BAG = NAMES.flatMap((name) => Array.from({ length: KINDS[name].weight }, () => name));

/** Actions whose calls, mails or rivals can be spoilt. */
const CALLS: ReadonlySet<ActionKind> = new Set([
  "contact",
  "resolve",
  "contact_again",
  "bank_account",
  "card",
  "check",
  "job",
]);
const RIVALLED: ReadonlySet<ActionKind> = new Set([
  "create",
  "capture",
  "cancel",
  "withdraw",
  "mail",
  "job",
  "schedule",
]);

/**
 * One thing that is done in a run, written down before anything is known of what it will find: `picks` (each from 0 up
 * to 1) choose among what is there by then. So a history stays a history when some of its actions are left out.
 */
export type Action = {
  do: ActionKind;
  picks: readonly [number, number, number, number];
  spoiling: Spoiling;
  delivery: DeliveryFault | null;
  /** A second task at once, from the first one's n-th boundary on. */
  rival: { same: boolean; at: number } | null;
};

export function drawAction(random: Random): Action {
  const kind = random.pick(BAG);
  const picks = [random.next(), random.next(), random.next(), random.next()] as const;
  const blowAt = KINDS[kind].boundaries;
  const spoiling: Spoiling = {
    blow: blowAt > 0 && random.chance(0.35) ? { at: drawPlace(random, kind), kind: drawBlow(random) } : NOTHING.blow,
    call: CALLS.has(kind) && random.chance(0.6) ? random.pick(CALL_FAULTS) : null,
    mail: kind === "job" && random.chance(0.6) ? random.pick(MAIL_FAULTS) : null,
  };
  return {
    do: kind,
    picks,
    spoiling,
    delivery: kind === "deliver" && random.chance(0.55) ? random.pick(DELIVERY_FAULTS) : null,
    rival:
      RIVALLED.has(kind) && random.chance(0.18)
        ? { same: random.chance(0.6), at: random.whole(1, Math.max(blowAt, 1)) }
        : null,
  };
}

/** Half of all blows to a job fall where it matters most: around calls, mails and commits. */
const drawPlace = (random: Random, kind: ActionKind): number | Place =>
  CALLS.has(kind) && random.chance(0.5) ? random.pick(TENDER) : random.whole(1, KINDS[kind].boundaries);

const TENDER = [
  "leaving",
  "leaving",
  "answered",
  "answered",
  "answered",
  "commit",
  "committed",
  "lock",
  "enqueue",
] as const;

const drawBlow = (random: Random) => (random.chance(0.5) ? "crash" : random.pick(BLOWS));

/** The same action with one thing less wrong in it; none are left when it is plain. */
export function easier(action: Action): Action[] {
  const { spoiling } = action;
  return [
    ...(spoiling.blow === null ? [] : [{ ...action, spoiling: { ...spoiling, blow: null } }]),
    ...(spoiling.call === null ? [] : [{ ...action, spoiling: { ...spoiling, call: null } }]),
    ...(spoiling.mail === null ? [] : [{ ...action, spoiling: { ...spoiling, mail: null } }]),
    ...(action.delivery === null ? [] : [{ ...action, delivery: null }]),
    ...(action.rival === null ? [] : [{ ...action, rival: null }]),
  ];
}

export function describeFaults({ spoiling: { blow, call, mail }, delivery, rival }: Action): string {
  const parts = [
    ...(blow === null ? [] : [`${blow.kind} at ${blow.at}`]),
    ...(call === null ? [] : [call]),
    ...(mail === null ? [] : [mail]),
    ...(delivery === null ? [] : [delivery]),
    ...(rival === null ? [] : [`rival ${rival.same ? "same" : "other"} at ${rival.at}`]),
  ];
  return parts.length === 0 ? "" : ` [${parts.join(", ")}]`;
}
