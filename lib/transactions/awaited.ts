import { type Flow, isKnownState, isSettled, type State } from "./transaction";

/** What is awaited next. Each key has sentences in the `timeline` messages: what, and what we do if it does not come. */
export type AwaitedKey =
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
  call: { status: string; attempts: number; sentAt: Date | null } | null;
};

/** The pair of states whose usual distance is worth knowing; null where a person decides when it goes on. */
export function usualStep(state: State, flow: Flow): { from: State; to: State } | null {
  if (state === "paid") return { from: "paid", to: "completed" };
  if (state === "initiated") return { from: "initiated", to: "paid" };
  return state === "requested" && flow === "payout" ? { from: "requested", to: "initiated" } : null;
}

export function awaitedNext(subject: Subject, usual: Usual | null): AwaitedStep | null {
  const { state, flow } = subject;
  if (isSettled(state) || state === "draft" || state === "awaiting_approval") return null;
  const askedAt = subject.nextCheckAt?.toISOString() ?? null;
  const step = (key: AwaitedKey, to: State | null, by: Date | null = null): AwaitedStep => ({
    key,
    to,
    by: by?.toISOString() ?? null,
    askedAt,
    usually: usual === null ? null : { at: later(subject.stateSince, usual.ms).toISOString(), of: usual.of },
  });
  if (state === "sending") {
    if (subject.call?.status === "queued" && subject.call.attempts > 0) return step("reach", null);
    const sentAt = subject.call?.sentAt ?? null;
    return step("answer", null, sentAt === null ? null : later(sentAt, CALL_TIMEOUT_MS));
  }
  if (state === "unknown") return step(subject.jetpayId === null ? "look" : "evidence", null);
  if (state === "preauthorized") return step("decision", null, subject.holdDeadline);
  if (state === "lapsed") return step("late_decision", null);
  if (state === "requested") return step(...requestedStep(flow));
  if (state === "initiated")
    return step(flow === "payout" || flow === "payout_link" ? "money_out" : "money_in", "paid");
  if (state === "paid") return step("final", "completed");
  return isKnownState(state) ? null : step("next_word", null);
}

function requestedStep(flow: Flow): [AwaitedKey, State] {
  if (flow === "payout_link") return ["claim", "initiated"];
  if (flow === "payment_link") return ["payment", "initiated"];
  if (flow === "authorization") return ["hold_answer", "preauthorized"];
  return ["taken_up", flow === "charge" ? "paid" : "initiated"];
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
