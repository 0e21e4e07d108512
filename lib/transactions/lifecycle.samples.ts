import type { Fact, TransactionCall } from "./facts";
import { STATES, type State } from "./transaction";

/** Lives of transactions as facts, for the tests of what is computed from them. */
export const T0 = new Date("2026-11-20T15:00:00Z");
export const KNOWN = STATES.filter(
  (state) => !["draft", "awaiting_approval", "sending", "unknown", "lapsed"].includes(state),
);

let events = 0n;

/** A word of Jetpay's, by event unless said otherwise, so many milliseconds after T0. */
export const word = (state: State, after: number, over: Partial<Fact> = {}): Fact => ({
  kind: "said",
  source: "webhook",
  happenedAt: new Date(T0.getTime() + after),
  saidState: state === "" ? null : state,
  operation: null,
  webhookEventId: null,
  settles: null,
  ...over,
});

const event = (state: State, after: number): Fact => {
  events += 1n;
  return word(state, after, { webhookEventId: events });
};
const call = (kind: Fact["kind"], op: TransactionCall, after: number, saidState: State | null = null): Fact => ({
  ...word("", after),
  kind,
  source: kind === "asked" || kind === "withdrawn" ? "person" : "call",
  saidState,
  operation: { id: op, kind: op },
});

/** A call sent in place of an earlier one. */
const again = (...[kind, op, after, said]: Parameters<typeof call>): Fact => ({
  ...call(kind, op, after, said),
  operation: { id: `${op}-2`, kind: op },
});

const S = 1_000;
const H = 3_600 * S;

/** Each life with the state it ends in, whatever the order in which it is heard. */
export const lifecycles: { name: string; facts: Fact[]; ends: State }[] = [
  {
    name: "a payout",
    ends: "completed",
    facts: [
      call("asked", "create_credit", 0),
      call("sent", "create_credit", S),
      event("requested", 2 * S),
      call("accepted", "create_credit", 3 * S, "requested"),
      event("paid", 4 * H),
      event("completed", 24 * H),
    ],
  },
  {
    name: "a payout without an answer that went through",
    ends: "paid",
    facts: [
      call("asked", "create_credit", 0),
      call("sent", "create_credit", S),
      event("requested", 2 * S),
      call("unanswered", "create_credit", 31 * S),
      event("initiated", H),
      event("paid", 4 * H),
    ],
  },
  {
    name: "a payout without an answer and without a word",
    ends: "unknown",
    facts: [
      call("asked", "create_credit", 0),
      call("sent", "create_credit", S),
      call("unanswered", "create_credit", 31 * S),
    ],
  },
  {
    name: "a payout that a person found not to have happened",
    ends: "cancelled",
    facts: [
      call("asked", "create_credit", 0),
      call("sent", "create_credit", S),
      call("unanswered", "create_credit", 31 * S),
      call("did_not_happen", "create_credit", 400 * S),
    ],
  },
  {
    name: "a payout that did not happen and was sent again",
    ends: "sending",
    facts: [
      call("sent", "create_credit", S),
      call("unanswered", "create_credit", 31 * S),
      call("did_not_happen", "create_credit", 400 * S),
      again("asked", "create_credit", 400 * S),
      again("sent", "create_credit", 401 * S),
    ],
  },
  {
    name: "a payout sent again that went through",
    ends: "paid",
    facts: [
      call("sent", "create_credit", S),
      call("unanswered", "create_credit", 31 * S),
      call("did_not_happen", "create_credit", 400 * S),
      again("sent", "create_credit", 401 * S),
      again("accepted", "create_credit", 402 * S, "requested"),
      event("paid", 4 * H),
    ],
  },
  {
    name: "a capture that did not happen",
    ends: "preauthorized",
    facts: [
      call("accepted", "preauthorize", S, "preauthorized"),
      call("sent", "capture", H),
      call("unanswered", "capture", H + 31 * S),
      call("did_not_happen", "capture", 2 * H),
    ],
  },
  {
    name: "a payout that came back",
    ends: "failed",
    facts: [
      call("sent", "create_credit", S),
      call("accepted", "create_credit", 2 * S, "requested"),
      event("initiated", H),
      event("paid", 4 * H),
      event("completed", 24 * H),
      event("failed", 72 * H),
    ],
  },
  {
    name: "a payout that Jetpay refused",
    ends: "failed",
    facts: [
      call("asked", "create_credit", 0),
      call("sent", "create_credit", S),
      call("refused", "create_credit", 2 * S),
    ],
  },
  {
    name: "a payout that could not be sent and was taken back",
    ends: "cancelled",
    facts: [
      call("asked", "create_credit", 0),
      call("sent", "create_credit", S),
      call("not_sent", "create_credit", 2 * S),
      call("withdrawn", "create_credit", 60 * S),
    ],
  },
  {
    name: "a charge",
    ends: "completed",
    facts: [
      call("asked", "charge", 0),
      call("sent", "charge", S),
      call("accepted", "charge", 2 * S, "paid"),
      event("paid", 2 * S),
      event("completed", 24 * H),
    ],
  },
  {
    name: "a hold that was captured",
    ends: "paid",
    facts: [
      call("accepted", "preauthorize", S, "preauthorized"),
      event("preauthorized", S),
      call("asked", "capture", H),
      call("sent", "capture", H + S),
      call("accepted", "capture", H + 2 * S, "paid"),
      event("paid", H + 2 * S),
    ],
  },
  {
    name: "a hold whose capture was refused",
    ends: "preauthorized",
    facts: [
      call("accepted", "preauthorize", S, "preauthorized"),
      event("preauthorized", S),
      call("asked", "capture", H),
      call("sent", "capture", H + S),
      call("refused", "capture", H + 2 * S),
    ],
  },
  {
    name: "a hold whose capture has no answer",
    ends: "unknown",
    facts: [
      call("accepted", "preauthorize", S, "preauthorized"),
      event("preauthorized", S),
      call("asked", "capture", H),
      call("sent", "capture", H + S),
      call("unanswered", "capture", H + 31 * S),
    ],
  },
  {
    name: "a hold past its deadline",
    ends: "lapsed",
    facts: [
      call("accepted", "preauthorize", S, "preauthorized"),
      event("preauthorized", S),
      { ...word("", 120 * H), kind: "deadline_passed", source: "clock" },
    ],
  },
  {
    name: "a hold that was released",
    ends: "cancelled",
    facts: [
      call("accepted", "preauthorize", S, "preauthorized"),
      call("asked", "cancel", H),
      call("sent", "cancel", H + S),
      call("accepted", "cancel", H + 2 * S, "cancelled"),
      event("cancelled", H + 2 * S),
    ],
  },
  {
    name: "a payment link that nobody paid yet",
    ends: "requested",
    facts: [
      call("asked", "create_debit", 0),
      call("sent", "create_debit", S),
      call("accepted", "create_debit", 2 * S, "requested"),
      event("requested", 2 * S),
    ],
  },
  {
    name: "a debit under review",
    ends: "in_review",
    facts: [
      call("accepted", "create_debit", S, "requested"),
      event("requested", S),
      event("initiated", H),
      event("in_review", 2 * H),
    ],
  },
];

/** Every order of a list: 720 for six. */
export function orderings<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    orderings([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}
