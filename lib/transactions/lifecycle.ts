import type { Fact, TransactionCall } from "./facts";
import { isCaptured, isKnownState, type State } from "./transaction";

/**
 * State is a pure function of the set of facts known about a transaction: the order in which they were heard, and how
 * often, changes nothing. It has two parts, each one table:
 * MOVES says how Jetpay's own words follow one another; OVERLAYS what the screen shows while a call of ours is open.
 */
type From = State | "nothing" | "foreign";

/** [from, to, reason]. `foreign` stands for any word of Jetpay's that is new to us. What is not listed changes nothing. */
export const MOVES: readonly (readonly [from: From, to: State | "foreign", reason: string])[] = [
  ["nothing", "requested", "Jetpay has it."],
  ["nothing", "preauthorized", "Jetpay holds the amount on the card."],
  ["nothing", "initiated", "Jetpay started to move the money; its first word was not heard."],
  ["nothing", "paid", "Jetpay moved the money."],
  ["nothing", "completed", "Jetpay says it is final; its earlier words were not heard."],
  ["nothing", "failed", "Jetpay says it did not go through."],
  ["nothing", "cancelled", "Jetpay says it was stopped before the money moved."],
  ["nothing", "foreign", "Jetpay's own word, kept as it is."],
  ["requested", "preauthorized", "Jetpay holds the amount on the card."],
  ["requested", "initiated", "Jetpay started to move the money."],
  ["requested", "paid", "Jetpay moved the money."],
  ["requested", "completed", "Final."],
  ["requested", "failed", "Jetpay says it did not go through."],
  ["requested", "cancelled", "Stopped before the money moved."],
  ["requested", "foreign", "Jetpay's own word, kept as it is."],
  ["preauthorized", "initiated", "The hold was captured and the money started to move."],
  ["preauthorized", "paid", "The hold was captured."],
  ["preauthorized", "completed", "The hold was captured, and it is final."],
  ["preauthorized", "failed", "The hold could not be captured."],
  ["preauthorized", "cancelled", "The hold was released."],
  ["preauthorized", "foreign", "Jetpay's own word, kept as it is."],
  ["initiated", "paid", "Jetpay moved the money."],
  ["initiated", "completed", "Final."],
  ["initiated", "failed", "Jetpay says it did not go through."],
  ["initiated", "cancelled", "Stopped before the money moved."],
  ["initiated", "foreign", "Jetpay's own word, kept as it is."],
  ["paid", "completed", "Final."],
  ["paid", "failed", "The money came back."],
  ["paid", "cancelled", "Jetpay says it was stopped."],
  ["paid", "foreign", "Jetpay's own word, kept as it is."],
  ["completed", "failed", "An EFT return: it was final, and came back."],
  ["failed", "paid", "Jetpay tried again and moved the money."],
  ["failed", "completed", "Jetpay tried again, and it is final."],
  ["cancelled", "paid", "The stop came too late: Jetpay moved the money."],
  ["cancelled", "completed", "The stop came too late, and it is final."],
  ["cancelled", "failed", "Jetpay says it did not go through."],
  ["foreign", "requested", "Jetpay has it."],
  ["foreign", "preauthorized", "Jetpay holds the amount on the card."],
  ["foreign", "initiated", "Jetpay started to move the money."],
  ["foreign", "paid", "Jetpay moved the money."],
  ["foreign", "completed", "Final."],
  ["foreign", "failed", "Jetpay says it did not go through."],
  ["foreign", "cancelled", "Stopped before the money moved."],
  ["foreign", "foreign", "Jetpay's own word, kept as it is."],
];

type CallStatus = "asked" | "sent" | "accepted" | "refused" | "unanswered" | "withdrawn" | "did_not_happen";

/** [call, its status, what is shown, reason]. `as before` is the state that Jetpay's words give. */
export const OVERLAYS: readonly (readonly [
  call: "brings it into being" | "capture" | "cancel",
  status: CallStatus,
  shows: State | "as before",
  reason: string,
])[] = [
  ["brings it into being", "asked", "sending", "Asked for here; the call to Jetpay is on its way."],
  ["brings it into being", "sent", "sending", "The call to Jetpay is on its way."],
  ["brings it into being", "unanswered", "unknown", "No clear answer: Jetpay may or may not have it."],
  ["brings it into being", "refused", "failed", "Jetpay refused it; nothing moved."],
  ["brings it into being", "withdrawn", "cancelled", "Taken back before anything was sent."],
  [
    "brings it into being",
    "did_not_happen",
    "cancelled",
    "A person found that it did not happen, and it was not sent again.",
  ],
  ["capture", "asked", "sending", "The capture is on its way."],
  ["capture", "sent", "sending", "The capture is on its way."],
  ["capture", "unanswered", "unknown", "No clear answer: the hold may or may not be captured."],
  ["capture", "refused", "as before", "Jetpay refused the capture; the hold is as it was."],
  ["capture", "withdrawn", "as before", "Taken back before anything was sent."],
  ["capture", "did_not_happen", "as before", "A person found that it did not happen; the hold is as it was."],
  ["cancel", "asked", "sending", "The cancellation is on its way."],
  ["cancel", "sent", "sending", "The cancellation is on its way."],
  ["cancel", "unanswered", "unknown", "No clear answer: it may or may not be cancelled."],
  ["cancel", "refused", "as before", "Jetpay refused to cancel; it goes on."],
  ["cancel", "withdrawn", "as before", "Taken back before anything was sent."],
  ["cancel", "did_not_happen", "as before", "A person found that it did not happen; it goes on."],
];

const moves = new Set(MOVES.map(([from, to]) => `${from}>${to}`));
const overlays = new Map(OVERLAYS.map(([call, status, shows]) => [`${call}/${status}`, shows]));
const classOf = (state: State): State | "foreign" => (isKnownState(state) ? state : "foreign");

/** Where Jetpay's next word leads from a state (null: Jetpay has said nothing yet); the same state when it leads nowhere. */
export function move(from: State | null, said: State): State | null {
  return moves.has(`${from === null ? "nothing" : classOf(from)}>${classOf(said)}`) ? said : from;
}

/** The state a transaction is in, given everything known about it. */
export function stateOf(facts: readonly Fact[]): State {
  const words = jetpaysWords(facts);
  const base = pathAlong(words).at(-1)?.state ?? null;

  for (const call of openCalls(facts, words)) {
    const shows = overlays.get(`${call.group}/${call.status}`);
    if (shows === undefined || shows === "as before") continue;
    // What a call that brings it into being came to says nothing once Jetpay itself has spoken of the transaction.
    if (call.group === "brings it into being" && base !== null) continue;
    return shows;
  }
  if (base === "preauthorized" && facts.some((fact) => fact.kind === "deadline_passed")) return "lapsed";
  return base ?? "draft";
}

/** The states through which Jetpay's own words led, in order, each with when it began; without what a call of ours shows over them. */
export const pathOf = (facts: readonly Fact[]): Step[] => pathAlong(jetpaysWords(facts));

type Step = { state: State; since: Date };

function pathAlong(words: readonly Fact[]): Step[] {
  const path: Step[] = [];
  for (const fact of words) {
    const base = path.at(-1)?.state ?? null;
    if (fact.saidState === null || !mayMove(base, fact)) continue;
    const state = move(base, fact.saidState);
    if (state !== null && state !== base) path.push({ state, since: fact.happenedAt });
  }
  return path;
}

const PROGRESS = ["requested", "preauthorized", "initiated", "paid", "completed", "cancelled", "failed"];

/** Facts that carry a word of Jetpay's, each once, in an order that does not depend on when they were heard. */
function jetpaysWords(facts: readonly Fact[]): Fact[] {
  return facts
    .filter((fact) => fact.saidState !== null)
    .sort(
      (a, b) =>
        a.happenedAt.getTime() - b.happenedAt.getTime() ||
        compareIds(a.webhookEventId, b.webhookEventId) ||
        PROGRESS.indexOf(a.saidState ?? "") - PROGRESS.indexOf(b.saidState ?? "") ||
        (a.saidState ?? "").localeCompare(b.saidState ?? ""),
    );
}

/** Words that came without an event id stand first: an answer's time is cut to the second, so it is never too late. */
function compareIds(a: bigint | null, b: bigint | null): number {
  const [left, right] = [a ?? -1n, b ?? -1n];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** An answer is stamped by our clock, not Jetpay's; it must not undo an end that Jetpay told of by its own. */
const mayMove = (base: State | null, fact: Fact): boolean =>
  !(fact.kind === "accepted" && (base === "failed" || base === "cancelled" || base === "completed"));

const STATUS_ORDER: readonly CallStatus[] = [
  "asked",
  "sent",
  "unanswered",
  "withdrawn",
  "did_not_happen",
  "refused",
  "accepted",
];
const STATUS_OF: Partial<Record<Fact["kind"], CallStatus>> = {
  asked: "asked",
  sent: "sent",
  unanswered: "unanswered",
  withdrawn: "withdrawn",
  did_not_happen: "did_not_happen",
  refused: "refused",
  accepted: "accepted",
};

type OpenCall = { group: "brings it into being" | "capture" | "cancel"; status: CallStatus };

/** Calls whose outcome shows, the doubtful first: a call counts with the most that is known of it. */
function openCalls(facts: readonly Fact[], words: readonly Fact[]): OpenCall[] {
  const byId = new Map<string, { kind: TransactionCall; status: CallStatus }>();
  for (const fact of facts) {
    const status = STATUS_OF[fact.kind];
    if (status === undefined || fact.operation === null) continue;
    const known = byId.get(fact.operation.id);
    if (known === undefined || STATUS_ORDER.indexOf(status) > STATUS_ORDER.indexOf(known.status)) {
      byId.set(fact.operation.id, { kind: fact.operation.kind, status });
    }
  }
  const calls: OpenCall[] = [];
  for (const [id, { kind, status }] of byId) {
    if (status === "accepted" || isSettledByEvidence(id, kind, words)) continue;
    calls.push({ group: kind === "capture" || kind === "cancel" ? kind : "brings it into being", status });
  }
  return calls.sort((a, b) => rankOf(a) - rankOf(b));
}

/** A call that did not happen shows last: the one sent in its place says how things stand. */
const rankOf = (call: OpenCall): number =>
  ["unanswered", "sent", "asked", "refused", "withdrawn", "did_not_happen"].indexOf(call.status);

const AFTER_CAPTURE: ReadonlySet<string> = new Set(["initiated", "paid", "completed", "failed", "cancelled"]);
const AFTER_CANCEL: ReadonlySet<string> = new Set(["cancelled", "failed", "completed"]);

/** Whether Jetpay's own words prove what became of a call: its effect is seen, or a check made for it found none. */
function isSettledByEvidence(id: string, kind: TransactionCall, words: readonly Fact[]): boolean {
  return words.some((fact) => {
    if (fact.settles === id) return true;
    if (fact.source !== "webhook" && fact.source !== "status_check") return false;
    return proves(kind, fact.saidState ?? "");
  });
}

function proves(kind: TransactionCall, said: string): boolean {
  if (kind === "capture") return AFTER_CAPTURE.has(said);
  if (kind === "cancel") return AFTER_CANCEL.has(said);
  return true;
}

/** What Jetpay's words prove of a call without an answer: by which of them, and whether it took effect. Null: nothing. */
export function proofOf(
  kind: TransactionCall,
  facts: readonly Fact[],
): { by: "event" | "status"; outcome: "accepted" | "refused" } | null {
  const proofs = facts.filter(
    ({ source, saidState }) =>
      (source === "webhook" || source === "status_check") && saidState !== null && proves(kind, saidState),
  );
  const [first] = proofs;
  if (first === undefined) return null;
  const done =
    kind === "capture" ? isCaptured : kind === "cancel" ? (state: State) => state === "cancelled" : () => true;
  return {
    by: first.source === "webhook" ? "event" : "status",
    outcome: proofs.some(({ saidState }) => done(saidState ?? "")) ? "accepted" : "refused",
  };
}
