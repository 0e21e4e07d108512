import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fact, TransactionCall } from "./facts";
import { stateOf } from "./lifecycle";
import { eachOrdering, eventsOf, wordPaths } from "./lifecycle.paths";
import { KNOWN, word } from "./lifecycle.samples";

const call = (kind: Fact["kind"], op: TransactionCall, after: number, n = 0): Fact => ({
  ...word("", after),
  kind,
  source: "call",
  saidState: null,
  operation: { id: `${op}-${n}`, kind: op },
});

/** What our own call adds to a life: asked for, sent, and how that ended. */
const ENDINGS = ["accepted", "unanswered"] as const;

test("a life of up to 7 facts with the call that brought it into being has one state for all orderings", () => {
  const wrong: string[] = [];
  for (const path of wordPaths(4)) {
    for (const ending of ENDINGS) {
      const own = [
        call("asked", "create_credit", 0),
        call("sent", "create_credit", 1),
        call(ending, "create_credit", 2),
      ];
      const facts = [...own, ...eventsOf(path)];
      const state = stateOf(facts);
      // Once Jetpay has spoken, its last word is the state, whatever became of our call.
      expect(state).toBe(path.at(-1));
      eachOrdering(facts, (order) => {
        if (stateOf(order) !== state) wrong.push(order.map((fact) => fact.saidState ?? fact.kind).join(" "));
      });
    }
  }
  expect(wrong).toEqual([]);
}, 300_000);

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({
      state: fc.constantFrom(...KNOWN, "in_review"),
      at: fc.integer({ min: 0, max: 20 }),
      id: fc.option(fc.bigInt({ min: 1n, max: 40n })),
    })
    .map(({ state, at, id }) =>
      word(state, at * 1_000, { webhookEventId: id, source: id === null ? "status_check" : "webhook" }),
    ),
  fc
    .record({
      kind: fc.constantFrom<Fact["kind"]>("asked", "sent", "accepted", "refused", "unanswered", "withdrawn"),
      op: fc.constantFrom<TransactionCall>("create_credit", "charge", "preauthorize", "capture", "cancel"),
      at: fc.integer({ min: 0, max: 20 }),
      n: fc.integer({ min: 0, max: 2 }),
      state: fc.constantFrom("requested", "preauthorized", "paid", "cancelled"),
    })
    .map(({ kind, op, at, n, state }) => ({
      ...call(kind, op, at * 1_000, n),
      saidState: kind === "accepted" ? state : null,
    })),
  fc.constant<Fact>({ ...word("", 9_000), kind: "deadline_passed", source: "clock", saidState: null }),
);

test("100,000 longer lives of any facts have one state each, whatever the order and however often they are heard", () => {
  fc.assert(
    fc.property(
      fc
        .array(anyFact, { minLength: 8, maxLength: 24 })
        .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
      ([facts, shuffled]) => {
        const state = stateOf(facts);
        return stateOf(shuffled) === state && stateOf([...shuffled, ...facts]) === state;
      },
    ),
    { numRuns: 100_000 },
  );
}, 300_000);
