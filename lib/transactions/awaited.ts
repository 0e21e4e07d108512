import { type Flow, hasNothingToAskBy, isSettled, type State } from "./transaction";

/** What is awaited next. Each key has sentences in the `timeline` messages: what, and what we do if it does not come. */
export type AwaitedKey =
  | "leave"
  | "reach"
  | "answer"
  | "evidence"
  | "look"
  | "claim"
  | "payment"
  | "taken_up"
  | "hold_answer"
  | "decision"
  | "late_decision"
  | "money_out"
  | "money_in"
  | "final"
  | "next_word";

export type AwaitedStep = {
  key: AwaitedKey;
  /** The state it would lead to, where one is expected. */
  to: State | null;
  /** When it is due (an answer, a capture), as an ISO instant. */
  by: string | null;
  /** When Jetpay is asked if nothing is heard. */
  askedAt: string | null;
  /** How long it usually takes: 95 of 100 like it were there by `at`; null where too few are known. */
  usually: { at: string; of: number } | null;
};

/** How long things like this one took before: 95 of 100 took this or less. Counted over `of` of them. */
export type Usual = { ms: number; of: number };

/** The call gives up after this long (lib/jetpay/client.ts). */
const CALL_TIMEOUT_MS = 30_000;

type Subject = {
  state: State;
  flow: Flow;
  jetpayId: string | null;
  stateSince: Date;
  holdDeadline: Date | null;
  nextCheckAt: Date | null;
  /** The call that is under way, where there is one. */
  call: { status: string; attempts: number; leavesAt: Date | null; sentAt: Date | null } | null;
};

/** The pair of states whose usual distance is worth knowing; null where a person decides when it goes on. */
export function usualStep(state: State, flow: Flow): { from: State; to: State } | null {
  if (state === "paid") return { from: "paid", to: "completed" };
  if (state === "initiated") return { from: "initiated", to: "paid" };
  return state === "requested" && flow === "payout" ? { from: "requested", to: "initiated" } : null;
}

export function awaitedNext(subject: Subject, usual: Usual | null): AwaitedStep | null {
  const expected = expectedOf(subject);
  if (expected === null) return null;
  return {
    ...expected,
    by: expected.by?.toISOString() ?? null,
    askedAt: subject.nextCheckAt?.toISOString() ?? null,
    usually: usual === null ? null : { at: later(subject.stateSince, usual.ms).toISOString(), of: usual.of },
  };
}

type Expected = { key: AwaitedKey; to: State | null; by: Date | null };

function expectedOf(subject: Subject): Expected | null {
  const { state, flow } = subject;
  const out = flow === "payout" || flow === "payout_link";
  switch (state) {
    case "draft":
    case "awaiting_approval":
      return null;
    case "sending":
      return underWay(subject.call);
    case "unknown":
      return { key: hasNothingToAskBy(subject) ? "look" : "evidence", to: null, by: null };
    case "requested":
      return { ...REQUESTED[flow], by: null };
    case "preauthorized":
      return { key: "decision", to: null, by: subject.holdDeadline };
    case "lapsed":
      return { key: "late_decision", to: null, by: null };
    case "initiated":
      return { key: out ? "money_out" : "money_in", to: "paid", by: null };
    case "paid":
      return { key: "final", to: "completed", by: null };
    default:
      return isSettled(state) ? null : { key: "next_word", to: null, by: null };
  }
}

function underWay(call: Subject["call"]): Expected {
  if (call?.status === "queued" && call.attempts > 0) return { key: "reach", to: null, by: null };
  if (call?.status === "queued" && call.leavesAt !== null) return { key: "leave", to: null, by: call.leavesAt };
  const sentAt = call?.sentAt ?? null;
  return { key: "answer", to: null, by: sentAt === null ? null : later(sentAt, CALL_TIMEOUT_MS) };
}

const REQUESTED: Record<Flow, { key: AwaitedKey; to: State }> = {
  payout: { key: "taken_up", to: "initiated" },
  payout_link: { key: "claim", to: "initiated" },
  payment_link: { key: "payment", to: "initiated" },
  charge: { key: "taken_up", to: "paid" },
  authorization: { key: "hold_answer", to: "preauthorized" },
};

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
