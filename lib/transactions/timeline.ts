import { type Fact, type FactKind, type FactSource, isCreating, type TransactionCall } from "./facts";
import { stateOf } from "./lifecycle";
import type { State } from "./transaction";

/** A fact with what only the screen needs. */
export type StoredFact = Fact & {
  id: number;
  heardAt: Date;
  /** Name of the person who acted. */
  actor: string | null;
  data: Record<string, string | number | boolean | null>;
};

/** What hearing of a fact did to the state: what it was after it, and whether that was news. */
export type Effect = { state: State; moved: boolean };

/** `now`: gave the present state; `jetpay`: what Jetpay said; `ours`: what we or a person did. */
export type Tone = "now" | "jetpay" | "ours" | "late" | "doubt";

/** One line of the timeline. Times are ISO instants. */
export type TimelineEntry = {
  id: number;
  kind: FactKind;
  source: FactSource;
  call: TransactionCall | null;
  saidState: State | null;
  actor: string | null;
  data: StoredFact["data"];
  happenedAt: string;
  heardAt: string;
  /** Set where it was heard so much later that a person should know. */
  lateMs: number | null;
  /** Jetpay had told the same by an event already, with nothing else in between. */
  repeated: boolean;
  /** The state that showed when it was heard, where something later was known by then. */
  heardAfter: State | null;
  /** The reference by which it proved that it is ours, where no answer had told so. */
  proof: string | null;
  /** It ended a doubt. */
  resolves: boolean;
  /** In the order in which things happened, and in that in which they were heard. */
  asHappened: Effect;
  asHeard: Effect;
  tone: Tone;
  /** There is something raw to unfold: a call's request and answer, or an event as received. */
  raw: boolean;
};

/** Deliveries wait a minute for their batch at most; what took five times as long was held up. */
const LATE_AFTER_MS = 5 * 60_000;
/** Two clocks, one of them cut to the second: closer than this says nothing of order. */
const CLOCK_SLACK_MS = 1_000;

/** Every fact in the order in which it happened, the newest first, with what the state was after it. */
export function buildTimeline(facts: readonly StoredFact[]): TimelineEntry[] {
  const happened = inHappenedOrder(facts);
  const heard = [...facts].sort(byHearing);
  const asHappened = effects(happened);
  const asHeard = effects(heard);
  const proving = provingFact(heard);
  const present = happened.findLast((fact) => asHappened.get(fact.id)?.moved === true);
  return happened
    .map((fact, index) => {
      const effect = asHappened.get(fact.id) ?? { state: "draft", moved: false };
      const lateMs = lateness(fact);
      const heardAfter = isOvertaken(fact, facts) ? stateBefore(heard, fact) : null;
      return {
        id: fact.id,
        kind: fact.kind,
        source: fact.source,
        call: fact.operation?.kind ?? null,
        saidState: fact.saidState,
        actor: fact.actor,
        data: fact.data,
        happenedAt: fact.happenedAt.toISOString(),
        heardAt: fact.heardAt.toISOString(),
        lateMs,
        repeated: isRepeated(fact, happened.slice(0, index)),
        heardAfter,
        proof: fact === proving ? String(fact.data["reference"]) : null,
        resolves: stateBefore(happened, fact) === "unknown" && effect.state !== "unknown",
        asHappened: effect,
        asHeard: asHeard.get(fact.id) ?? effect,
        tone: toneOf(fact, { late: lateMs !== null || heardAfter !== null, present: fact === present }),
        raw: hasRaw(fact),
      };
    })
    .reverse();
}

/**
 * Jetpay cannot speak of what it was not yet sent: where its clock is behind ours, its word stands after the call that
 * brought the transaction into being.
 */
function inHappenedOrder(facts: readonly StoredFact[]): StoredFact[] {
  const sent =
    facts.find((fact) => fact.kind === "sent" && isCreating(fact.operation?.kind))?.happenedAt.getTime() ?? 0;
  const timeOf = (fact: StoredFact): number =>
    isWord(fact) ? Math.max(fact.happenedAt.getTime(), sent) : fact.happenedAt.getTime();
  return [...facts].sort((a, b) => timeOf(a) - timeOf(b) || a.id - b.id);
}

const byHearing = (a: StoredFact, b: StoredFact): number => a.heardAt.getTime() - b.heardAt.getTime() || a.id - b.id;

/** The state after each fact: that of everything up to it. The first fact is always news. */
function effects(ordered: readonly StoredFact[]): Map<number, Effect> {
  const after = new Map<number, Effect>();
  let before: State | null = null;
  for (const [index, fact] of ordered.entries()) {
    const state = stateOf(ordered.slice(0, index + 1));
    after.set(fact.id, { state, moved: state !== before });
    before = state;
  }
  return after;
}

/** The first word that carried our reference, where no answer of Jetpay's named the transaction. */
function provingFact(heard: readonly StoredFact[]): StoredFact | undefined {
  if (heard.some(({ kind, operation }) => kind === "accepted" && isCreating(operation?.kind))) return undefined;
  return heard.find(({ source, data }) => source === "webhook" && typeof data["reference"] === "string");
}

function stateBefore(ordered: readonly StoredFact[], fact: StoredFact): State | null {
  const index = ordered.indexOf(fact);
  return index <= 0 ? null : stateOf(ordered.slice(0, index));
}

function lateness(fact: StoredFact): number | null {
  const late = fact.heardAt.getTime() - fact.happenedAt.getTime();
  return late >= LATE_AFTER_MS ? late : null;
}

/** Words by Jetpay's own clock; an answer is stamped by ours and says nothing of order. */
const isWord = (fact: StoredFact): boolean => fact.kind === "said" && fact.saidState !== null;

function isOvertaken(fact: StoredFact, facts: readonly StoredFact[]): boolean {
  return (
    isWord(fact) &&
    facts.some(
      (other) =>
        isWord(other) &&
        other.saidState !== fact.saidState &&
        other.heardAt < fact.heardAt &&
        other.happenedAt.getTime() - fact.happenedAt.getTime() >= CLOCK_SLACK_MS,
    )
  );
}

function isRepeated(fact: StoredFact, earlier: readonly StoredFact[]): boolean {
  if (fact.source !== "webhook") return false;
  const last = earlier.findLast(isWord);
  return last?.source === "webhook" && last.saidState === fact.saidState;
}

function toneOf(fact: StoredFact, { late, present }: { late: boolean; present: boolean }): Tone {
  if (fact.kind === "unanswered" || fact.kind === "mail_unknown") return "doubt";
  if (late || fact.kind === "contradiction") return "late";
  if (present) return "now";
  return fact.source === "webhook" || fact.kind === "accepted" || fact.kind === "refused" ? "jetpay" : "ours";
}

function hasRaw(fact: StoredFact): boolean {
  if (fact.source === "webhook") return fact.webhookEventId !== null;
  return fact.operation !== null && (fact.kind === "accepted" || fact.kind === "refused" || fact.kind === "unanswered");
}
