import {
  BUSINESS_HOUR_UTC,
  CARD_COMPLETED_AFTER_BUSINESS_DAYS,
  CREDIT_COMPLETED_AFTER_BUSINESS_DAYS,
  CREDIT_INITIATED_AFTER,
  CREDIT_PAID_AFTER,
  DEBIT_COMPLETED_AFTER_BUSINESS_DAYS,
  DEBIT_PAID_AFTER_BUSINESS_DAYS,
  RETURNED_AFTER_BUSINESS_DAYS,
  REVIEW_AFTER,
  UNHEARD_OF_STATE,
} from "./choices";
import type { Outcome } from "./magic";
import type { Kind } from "./records";

type Wait = { ms: number } | { businessDays: number };

/** One state a transaction passes into by itself, and how long after the one before. */
export type Step = { state: string; after: Wait; failReason?: string; failDirection?: "pull" | "push" };

const DAY = 86_400_000;
const AT_ONCE: Wait = { ms: 0 };

/** The good life of each kind, from the moment nothing more is awaited from a person. */
const PATHS: Record<Kind, Step[]> = {
  payout: [
    { state: "initiated", after: { ms: CREDIT_INITIATED_AFTER } },
    { state: "paid", after: { ms: CREDIT_PAID_AFTER } },
    { state: "completed", after: { businessDays: CREDIT_COMPLETED_AFTER_BUSINESS_DAYS } },
  ],
  payout_link: [
    { state: "initiated", after: AT_ONCE },
    { state: "paid", after: { ms: CREDIT_PAID_AFTER } },
    { state: "completed", after: { businessDays: CREDIT_COMPLETED_AFTER_BUSINESS_DAYS } },
  ],
  eft_debit: [
    { state: "initiated", after: AT_ONCE },
    { state: "paid", after: { businessDays: DEBIT_PAID_AFTER_BUSINESS_DAYS } },
    { state: "completed", after: { businessDays: DEBIT_COMPLETED_AFTER_BUSINESS_DAYS } },
  ],
  card_debit: [
    { state: "paid", after: AT_ONCE },
    { state: "completed", after: { businessDays: CARD_COMPLETED_AFTER_BUSINESS_DAYS } },
  ],
  payment_link: [],
  charge: [{ state: "completed", after: { businessDays: CARD_COMPLETED_AFTER_BUSINESS_DAYS } }],
  hold: [{ state: "completed", after: { businessDays: CARD_COMPLETED_AFTER_BUSINESS_DAYS } }],
};

/** The life a transaction of this kind has when it ends this way. */
export function pathOf(kind: Kind, outcome: Outcome): Step[] {
  const good = PATHS[kind];
  switch (outcome.name) {
    case "settles":
    case "decline":
      return good;
    case "stays":
      return [];
    case "review":
      return [{ state: UNHEARD_OF_STATE, after: { ms: REVIEW_AFTER } }, ...good.map(atLeastADay)];
    case "returned":
      return [
        ...good,
        failing(outcome.reason, kind.startsWith("payout") ? "push" : "pull", {
          businessDays: RETURNED_AFTER_BUSINESS_DAYS,
        }),
      ];
    case "fails":
      return failingPath(good, outcome.direction, outcome.reason);
  }
}

// A pull fails where the money would have been taken, a push where it would have arrived.
function failingPath(good: Step[], direction: "pull" | "push", reason: string): Step[] {
  const broken = direction === "pull" ? "paid" : "completed";
  const found = good.findIndex((step) => step.state === broken && step.after !== AT_ONCE);
  const at = found === -1 ? good.length - 1 : found;
  const step = good[at];
  return step ? [...good.slice(0, at), failing(reason, direction, step.after)] : [];
}

const failing = (failReason: string, failDirection: "pull" | "push", after: Wait): Step => ({
  state: "failed",
  after,
  failReason,
  failDirection,
});

const atLeastADay = (step: Step, index: number): Step => (index === 0 ? { ...step, after: { businessDays: 1 } } : step);

/**
 * When a step is due that begins to wait at `from`. At pace 1 business days follow the calendar, spread over an hour so that a
 * day's payments don't settle in one instant; at any other pace a business day is 24 hours divided by it, weekends too.
 */
export function dueAt(step: Step, from: number, pace: number, spread: number): number {
  if ("ms" in step.after) return from + Math.round(step.after.ms / pace);
  if (pace !== 1) return from + Math.round((step.after.businessDays * DAY) / pace);
  const day = new Date(from);
  for (let left = step.after.businessDays; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day.setUTCHours(BUSINESS_HOUR_UTC, 0, 0, 0) + (spread % 3_600_000);
}

/** A fixed number for an id, so that a transaction's times don't change when they are computed again. */
export const spreadOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16);
