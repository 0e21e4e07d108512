import { GRACE_MS } from "./gap-rule";
import { MISSING } from "./states";

/**
 * What the stamp is made of. `heard` is when the newest event came; `refused` counts since the last one that was taken;
 * `answeredAt` is when Jetpay last said how the webhook does.
 */
export type StampFacts = {
  registration: { state: string; completeUpTo: Date | null; answeredAt: Date | null } | null;
  heard: Date | null;
  /** Events received and not applied, and when the oldest of them came. */
  waiting: number;
  oldestWaiting: Date | null;
  /** Of the open gaps: until when nothing is missing, and when the first of them was seen. */
  gap: { completeUpTo: Date; seenAt: Date } | null;
  /** Deliveries in a row whose token or callback key was not accepted. */
  refused: { count: number; lastAt: Date | null };
  /** Whether a worker has been heard of lately. */
  worker: boolean;
};

export type StampWhy =
  /** Red: Jetpay's calls fail, no worker applies what comes, deliveries are refused in a row, no word at all. */
  | "webhook"
  | "worker"
  | "refused"
  | "silent"
  /** Amber: ids are missing, events wait too long, Jetpay has not answered for a while, it answers and proves nothing. */
  | "gap"
  | "slow"
  | "unconfirmed"
  | "unproven";

export type StampState = {
  /** `waiting`: events are being applied. `late`: unusual, look at it. `stopped`: what happens is not seen any more. */
  status: "ok" | "waiting" | "late" | "stopped";
  why: StampWhy | null;
  completeUpTo: Date | null;
  /** How long nothing was heard nor answered, or nothing was proven, where that is the reason. */
  silentForMs: number | null;
};

const MINUTE = 60_000;
/** Jetpay is asked every other minute how the webhook does: two rounds missed, and then a long time. */
const UNCONFIRMED_MS = 5 * MINUTE;
const SILENT_MS = 30 * MINUTE;
/** An event is applied within a second or two. */
const SLOW_MS = MINUTE;
/** Fewer in a row may be anybody's. */
const REFUSED = 3;
const BROKEN: ReadonlySet<string> = new Set(["failed", "backing_off", MISSING]);

/** How true the screen is. */
export function stampOf(facts: StampFacts, now: Date): StampState {
  const { registration, heard, gap, oldestWaiting } = facts;
  const proven = registration?.completeUpTo ?? null;
  const last = latest(proven, heard);
  // What is missing happened after the event before the gap, and after all was proven to be here.
  const known = gap === null ? last : latest(proven, gap.completeUpTo);
  const completeUpTo = earliest(known, oldestWaiting);
  const since = (at: Date | null): number => (at === null ? 0 : now.getTime() - at.getTime());
  // That Jetpay answers is word of it, and no proof that all it sent is here.
  const silentFor = registration === null ? 0 : since(latest(last, registration.answeredAt));
  const unprovenFor = registration === null ? 0 : since(last);
  const why = red() ?? amber();
  return {
    status: red() !== null ? "stopped" : why !== null ? "late" : facts.waiting > 0 ? "waiting" : "ok",
    why,
    completeUpTo,
    silentForMs: why === "silent" || why === "unconfirmed" ? silentFor : why === "unproven" ? unprovenFor : null,
  };

  function red(): StampWhy | null {
    if (registration !== null && BROKEN.has(registration.state)) return "webhook";
    if (!facts.worker && (registration !== null || facts.waiting > 0)) return "worker";
    // Once Jetpay has confirmed that all it sent is here, what was refused before was not Jetpay's.
    const { count, lastAt } = facts.refused;
    if (count >= REFUSED && lastAt !== null && (proven === null || lastAt > proven)) return "refused";
    return silentFor > SILENT_MS ? "silent" : null;
  }

  function amber(): StampWhy | null {
    if (gap !== null && since(gap.seenAt) > GRACE_MS) return "gap";
    if (since(oldestWaiting) > SLOW_MS) return "slow";
    if (silentFor > UNCONFIRMED_MS) return "unconfirmed";
    return unprovenFor > UNCONFIRMED_MS ? "unproven" : null;
  }
}

const latest = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a > b ? a : b);
const earliest = (a: Date | null, b: Date | null): Date | null => (a === null || b === null ? (a ?? b) : a < b ? a : b);
