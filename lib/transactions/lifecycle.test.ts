import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact, TransactionCall } from "./facts";
import { MOVES, move, OVERLAYS, stateOf } from "./lifecycle";
import { KNOWN, lifecycles, orderings, T0, word } from "./lifecycle.samples";
import type { State } from "./transaction";

describe("the state of a transaction", () => {
  test.each(lifecycles)("is the same for every order in which the facts of $name are heard", ({ facts, ends }) => {
    for (const order of orderings(facts)) expect(stateOf(order)).toBe(ends);
  });

  test.each(lifecycles)("does not change when facts of $name are heard again", ({ facts, ends }) => {
    for (const fact of facts) expect(stateOf([...facts, fact])).toBe(ends);
    expect(stateOf([...facts, ...facts])).toBe(ends);
  });

  const said = fc.record({
    state: fc.constantFrom(...KNOWN, "in_review"),
    at: fc.integer({ min: 0, max: 6 }),
    id: fc.option(fc.bigInt({ min: 1n, max: 9n })),
  });
  const anyWord = said.map(({ state, at, id }) =>
    word(state, at * 1_000, { webhookEventId: id, source: id === null ? "status_check" : "webhook" }),
  );
  const anyCall = fc.record({
    kind: fc.constantFrom<Fact["kind"]>(
      "asked",
      "sent",
      "accepted",
      "refused",
      "unanswered",
      "withdrawn",
      "did_not_happen",
    ),
    call: fc.constantFrom<TransactionCall>("create_credit", "preauthorize", "capture", "cancel"),
    n: fc.integer({ min: 0, max: 1 }),
    at: fc.integer({ min: 0, max: 6 }),
    state: fc.constantFrom("requested", "preauthorized", "paid", "cancelled"),
  });
  const anyFact = fc.oneof(
    anyWord,
    anyCall.map(
      ({ kind, call, n, at, state }): Fact => ({
        ...word(state, at * 1_000),
        kind,
        source: "call",
        saidState: kind === "accepted" ? state : null,
        operation: { id: `${call}-${n}`, kind: call },
      }),
    ),
    fc.constant<Fact>({ ...word("", 3_000), kind: "deadline_passed", source: "clock", saidState: null }),
  );

  test("is a function of the set of facts, whatever they are", () => {
    fc.assert(
      fc.property(
        fc
          .array(anyFact, { maxLength: 10 })
          .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => {
          expect(stateOf(shuffled)).toBe(stateOf(facts));
          expect(stateOf([...facts, ...shuffled])).toBe(stateOf(facts));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("is never failed while a call that brings it into being has no answer and Jetpay has said nothing", () => {
    fc.assert(
      fc.property(
        fc.array(
          anyCall.filter(({ kind }) => kind === "asked" || kind === "sent"),
          { maxLength: 4 },
        ),
        (calls) => {
          const facts: Fact[] = calls.map(({ kind, at }) => ({
            ...word("", at),
            kind,
            source: "call",
            saidState: null,
            operation: { id: "a", kind: "create_credit" },
          }));
          facts.push({
            ...word("", 9),
            kind: "unanswered",
            source: "call",
            saidState: null,
            operation: { id: "a", kind: "create_credit" },
          });
          expect(stateOf(facts)).toBe("unknown");
        },
      ),
    );
  });

  test("is a draft while nothing is known", () => {
    expect(stateOf([])).toBe("draft");
  });
});

describe("the table of moves", () => {
  const real = (from: string): string => (from === "foreign" ? "in_review" : from);

  test.each(MOVES.map(([from, to]) => ({ from, to })))("leads from $from to $to", ({ from, to }) => {
    expect(move(from === "nothing" ? null : real(from), real(to))).toBe(real(to));
  });

  test("leads nowhere else", () => {
    const listed = new Set(MOVES.map(([from, to]) => `${real(from)}>${real(to)}`));
    const pairs = ["nothing", ...KNOWN, "in_review"].flatMap((from) =>
      [...KNOWN, "in_review"].map((to) => ({ from, to })),
    );
    for (const { from, to } of pairs.filter((pair) => !listed.has(`${pair.from}>${pair.to}`))) {
      const before = from === "nothing" ? null : from;
      expect(move(before, to)).toBe(before);
    }
  });

  test("says each move once, with its reason", () => {
    expect(new Set(MOVES.map(([from, to]) => `${from}>${to}`)).size).toBe(MOVES.length);
    for (const [, , reason] of MOVES) expect(reason).toMatch(/\.$/);
  });

  test.each(MOVES.filter(([from]) => from !== "nothing" && from !== "foreign").map(([from, to]) => ({ from, to })))(
    "shows $to after $from was said",
    ({ from, to }) => {
      expect(stateOf([word(from, 0), word(real(to), 1_000)])).toBe(real(to));
    },
  );
});

describe("a call of ours that is open", () => {
  const CALLS: Record<(typeof OVERLAYS)[number][0], TransactionCall[]> = {
    "brings it into being": ["create_credit", "create_debit", "charge", "preauthorize"],
    capture: ["capture"],
    cancel: ["cancel"],
  };
  const cases = OVERLAYS.flatMap(([call, status, shows]) => CALLS[call].map((kind) => ({ kind, status, shows })));
  test.each(cases)("$kind, $status, shows $shows", ({ kind, status, shows }) => {
    const creating = kind !== "capture" && kind !== "cancel";
    const held: Fact[] = creating ? [] : [word("preauthorized", 0)];
    const fact: Fact = {
      ...word("", 1_000),
      kind: status,
      source: "call",
      saidState: null,
      operation: { id: "a", kind },
    };
    expect(stateOf([...held, fact])).toBe(shows === "as before" ? "preauthorized" : shows);
  });

  test("counts with the most that is known of it, whatever was heard last", () => {
    const of = (kind: Fact["kind"], at: number): Fact => ({
      ...word("", at),
      kind,
      source: "call",
      saidState: null,
      operation: { id: "a", kind: "create_credit" },
    });
    for (const order of orderings([of("asked", 0), of("sent", 1), of("unanswered", 2)]))
      expect(stateOf(order)).toBe("unknown");
  });

  test("is settled by Jetpay's own word on the transaction, not by that on another call", () => {
    const lost = (kind: TransactionCall): Fact => ({
      ...word("", T0.getTime()),
      kind: "unanswered",
      source: "call",
      saidState: null,
      operation: { id: "a", kind },
    });
    const event = (state: State): Fact => word(state, 5_000, { source: "webhook", webhookEventId: 1n });
    expect(stateOf([lost("create_credit"), event("requested")])).toBe("requested");
    expect(stateOf([event("preauthorized"), lost("capture")])).toBe("unknown");
    expect(
      stateOf([
        event("preauthorized"),
        lost("capture"),
        word("paid", 9_000, { source: "webhook", webhookEventId: 2n }),
      ]),
    ).toBe("paid");
  });

  test("is settled by a check that was made for it, also when nothing came of it", () => {
    const lost: Fact = {
      ...word("", 1_000),
      kind: "unanswered",
      source: "call",
      saidState: null,
      operation: { id: "a", kind: "capture" },
    };
    const checked = word("preauthorized", 2_000, { source: "status_check", settles: "a" });
    expect(stateOf([word("preauthorized", 0), lost, checked])).toBe("preauthorized");
  });
});
