import { describe, expect, test } from "vitest";
import { inHeardOrder } from "./heard-order";
import { stateOf } from "./lifecycle";
import { lifecycles, orderings, T0, word } from "./lifecycle.samples";
import { buildTimeline, type StoredFact } from "./timeline";

const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;
const at = (ms: number): Date => new Date(T0.getTime() + ms);

let ids = 0;
const stored = (state: string, happened: number, heard: number, over: Partial<StoredFact> = {}): StoredFact => {
  ids += 1;
  const fact = word(state, happened, { webhookEventId: BigInt(ids) });
  return { ...fact, id: ids, heardAt: at(heard), actor: null, data: {}, ...over };
};
const called = (kind: StoredFact["kind"], ms: number, over: Partial<StoredFact> = {}): StoredFact =>
  stored("", ms, ms, {
    kind,
    source: "call",
    webhookEventId: null,
    operation: { id: "a", kind: "create_credit" },
    ...over,
  });

/** The payout of the look: no answer, then found by its event; initiated is heard after paid. */
const payout = (): StoredFact[] => [
  called("asked", 0, { source: "person", actor: "Maya Chen" }),
  called("sent", S),
  called("unanswered", 31 * S),
  stored("requested", 60 * S, 61 * S),
  stored("initiated", H, 4 * H),
  stored("paid", 3 * H, 3 * H + 2 * S),
];

describe("the timeline", () => {
  test("says the state after each fact, in the order in which things happened", () => {
    const entries = buildTimeline(payout()).reverse();
    expect(entries.map(({ kind, asHappened }) => [kind, asHappened.state, asHappened.moved])).toEqual([
      ["asked", "sending", true],
      ["sent", "sending", false],
      ["unanswered", "unknown", true],
      ["said", "requested", true],
      ["said", "initiated", true],
      ["said", "paid", true],
    ]);
  });

  test("is the same for every order in which its facts come from the database", () => {
    const facts = payout();
    const expected = buildTimeline(facts);
    for (const order of orderings(facts)) expect(buildTimeline(order)).toEqual(expected);
  });

  test.each(lifecycles)("ends in the state of all its facts: $name", ({ facts, ends }) => {
    const timeline = buildTimeline(
      facts.map((fact, id) => ({ ...fact, id, heardAt: fact.happenedAt, actor: null, data: {} })),
    );
    expect(timeline[0]?.asHappened.state).toBe(ends);
    expect(inHeardOrder(timeline)[0]?.asHeard.state).toBe(ends);
    expect(stateOf(facts)).toBe(ends);
  });

  test("marks what was heard late and after something later, and that the state stayed", () => {
    const initiated = buildTimeline(payout()).find(({ saidState }) => saidState === "initiated");
    expect(initiated).toMatchObject({
      lateMs: 3 * H,
      heardAfter: "paid",
      asHeard: { state: "paid", moved: false },
      tone: "late",
    });
  });

  test("does not call late what only waited for its batch, nor out of order what two clocks disagree on", () => {
    const [paid, requested] = buildTimeline([stored("requested", 400, 62 * S), stored("paid", 900, 61 * S)]);
    expect(paid).toMatchObject({ lateMs: null, heardAfter: null });
    expect(requested).toMatchObject({ lateMs: null, heardAfter: null });
  });

  test("puts Jetpay's word after the call it answers, also where Jetpay's clock is behind ours", () => {
    const facts = [
      called("asked", 0),
      called("sent", 2 * S),
      stored("requested", S, 3 * S),
      called("accepted", 3 * S, { saidState: "requested" }),
    ];
    const entries = buildTimeline(facts).reverse();
    expect(entries.map(({ kind, asHappened }) => `${kind} ${asHappened.state}`)).toEqual([
      "asked sending",
      "sent sending",
      "said requested",
      "accepted requested",
    ]);
  });

  test("says once that the doubt is resolved, on the fact that resolved it", () => {
    const resolving = buildTimeline(payout()).filter(({ resolves }) => resolves);
    expect(resolving.map(({ saidState }) => saidState)).toEqual(["requested"]);
  });

  test("marks the fact that gave the present state, and the doubt", () => {
    const tones = Object.fromEntries(
      buildTimeline(payout()).map(({ kind, saidState, tone }) => [saidState ?? kind, tone]),
    );
    expect(tones).toEqual({
      asked: "ours",
      sent: "ours",
      unanswered: "doubt",
      requested: "jetpay",
      initiated: "late",
      paid: "now",
    });
  });

  test("flags an event that says again what the one before it said, and no other", () => {
    const facts = [
      stored("paid", 0, S),
      stored("paid", H, H),
      stored("failed", 2 * H, 2 * H),
      stored("paid", 3 * H, 3 * H),
    ];
    expect(
      buildTimeline(facts)
        .reverse()
        .map(({ repeated }) => repeated),
    ).toEqual([false, true, false, false]);
  });

  test("offers to unfold what is raw behind an answer or an event, and nothing behind the rest", () => {
    const facts = [
      ...payout(),
      called("accepted", 2 * S, { saidState: "requested" }),
      stored("paid", 5 * H, 5 * H, { source: "status_check", webhookEventId: null }),
    ];
    const raw = buildTimeline(facts).filter((entry) => entry.raw);
    expect(raw.map(({ kind, source }) => `${kind} ${source}`).sort()).toEqual([
      "accepted call",
      "said webhook",
      "said webhook",
      "said webhook",
      "unanswered call",
    ]);
  });

  test("in the order of hearing, puts what came late where it was heard", () => {
    expect(inHeardOrder(buildTimeline(payout())).map(({ saidState, kind }) => saidState ?? kind)).toEqual([
      "initiated",
      "paid",
      "requested",
      "unanswered",
      "sent",
      "asked",
    ]);
  });
});
