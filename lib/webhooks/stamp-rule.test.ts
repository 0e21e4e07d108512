import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type StampFacts, stampOf } from "./stamp-rule";

const NOW = new Date("2026-11-21T14:32:07Z");
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const WELL: StampFacts = {
  registration: { state: "active", completeUpTo: ago(1), answeredAt: ago(1) },
  heard: ago(30),
  waiting: 0,
  oldestWaiting: null,
  gap: null,
  refused: { count: 0, lastAt: null },
  worker: true,
};
const of = (change: Partial<StampFacts>) => stampOf({ ...WELL, ...change }, NOW);
const registered = (change: Partial<NonNullable<StampFacts["registration"]>>) => ({
  registration: { state: "active", completeUpTo: ago(1), answeredAt: ago(1), ...change },
});

describe("the stamp", () => {
  test("is calm when all that was sent is here and applied", () => {
    expect(of({})).toEqual({ status: "ok", why: null, completeUpTo: ago(1), silentForMs: null });
    expect(of({ waiting: 2, oldestWaiting: ago(0.1) })).toMatchObject({ status: "waiting", completeUpTo: ago(1) });
    expect(of({ registration: null, worker: false })).toMatchObject({ status: "ok", completeUpTo: ago(30) });
  });

  test.each<[string, Partial<StampFacts>]>([
    ["gap", { gap: { completeUpTo: ago(40), seenAt: ago(3) } }],
    ["slow", { waiting: 1, oldestWaiting: ago(2) }],
    ["unconfirmed", registered({ completeUpTo: ago(6), answeredAt: ago(6) })],
    ["unconfirmed", registered({ completeUpTo: ago(6), answeredAt: null })],
    // Jetpay says that all is well and has sent nothing since: what came in between is another matter, but there is word.
    ["unproven", registered({ completeUpTo: null })],
    ["unproven", { ...registered({ completeUpTo: null }), heard: ago(600) }],
    ["unproven", { ...registered({ completeUpTo: ago(45) }), heard: ago(45) }],
    [
      "gap",
      { ...registered({ completeUpTo: ago(45) }), heard: ago(45), gap: { completeUpTo: ago(45), seenAt: ago(44) } },
    ],
  ])("is amber: %s", (why, change) => {
    expect(of(change)).toMatchObject({ status: "late", why });
  });

  test.each<[string, Partial<StampFacts>]>([
    ["webhook", registered({ state: "failed" })],
    ["webhook", registered({ state: "backing_off" })],
    ["webhook", registered({ state: "missing" })],
    ["worker", { worker: false }],
    ["refused", { refused: { count: 3, lastAt: ago(0.5) } }],
    ["silent", { ...registered({ completeUpTo: ago(31), answeredAt: ago(31) }), heard: ago(31) }],
    ["silent", { ...registered({ completeUpTo: ago(31), answeredAt: null }), heard: ago(31) }],
    ["silent", { ...registered({ completeUpTo: null, answeredAt: ago(31) }), heard: ago(31) }],
  ])("is red: %s", (why, change) => {
    expect(of(change)).toMatchObject({ status: "stopped", why });
  });

  test("says for how long there was no word, and of what is not proven since when it is not", () => {
    const quiet = { heard: ago(600) };
    expect(of({ ...quiet, ...registered({ completeUpTo: null, answeredAt: ago(40) }) }).silentForMs).toBe(40 * 60_000);
    expect(of({ ...quiet, ...registered({ completeUpTo: null }) })).toMatchObject({
      completeUpTo: ago(600),
      silentForMs: 600 * 60_000,
    });
  });

  test("takes no stranger's deliveries for Jetpay's: once it confirms that all is here, they are nobody's", () => {
    expect(of({ refused: { count: 5_000, lastAt: ago(2) } }).status).toBe("ok");
  });

  test("is not alarmed by a gap that is as young as deliveries that overtake each other", () => {
    expect(of({ gap: { completeUpTo: ago(40), seenAt: ago(1) } })).toMatchObject({
      status: "ok",
      completeUpTo: ago(1),
    });
  });
});

test("what is missing or waits never makes the screen look complete for longer", () => {
  const time = fc.integer({ min: 0, max: 120 }).map(ago);
  const some = fc.record({
    registration: fc.option(
      fc.record({
        state: fc.constantFrom("active", "failed", "x"),
        completeUpTo: fc.option(time),
        answeredAt: fc.option(time),
      }),
    ),
    heard: fc.option(time),
    waiting: fc.nat(3),
    oldestWaiting: fc.option(time),
    gap: fc.option(fc.record({ completeUpTo: time, seenAt: time })),
    refused: fc.record({ count: fc.nat(5), lastAt: fc.option(time) }),
    worker: fc.boolean(),
  });
  fc.assert(
    fc.property(some, (facts) => {
      const { completeUpTo, status, why } = stampOf(facts, NOW);
      expect(status === "late" || status === "stopped").toBe(why !== null);
      if (completeUpTo === null) return;
      if (facts.oldestWaiting !== null) expect(completeUpTo <= facts.oldestWaiting).toBe(true);
      const proven = facts.registration?.completeUpTo ?? null;
      if (facts.gap !== null && (proven === null || proven < facts.gap.completeUpTo)) {
        expect(completeUpTo <= facts.gap.completeUpTo).toBe(true);
      }
    }),
  );
});
