import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GapReplay, GRACE_MS, gapStep } from "./gap-rule";
import { isResting, type NextReplay, nextReplay, REPLAY_PAUSE_MS } from "./replay-rule";

const T0 = new Date("2026-11-21T14:00:00Z");
const MINUTE = 60_000;
const minute = (minutes: number): Date => new Date(T0.getTime() + minutes * MINUTE);

const gap = { firstId: 11n, lastId: 12n, completeUpTo: T0, seenAt: T0, polledAllAt: null, passedAt: null };
const replay = (change: Partial<GapReplay> = {}): GapReplay => ({
  kind: "update",
  status: "accepted",
  askedAt: minute(3),
  beganAt: minute(4),
  overAt: minute(4),
  fresh: 0,
  fromId: 10n,
  fromTime: null,
  reachedId: 15n,
  ...change,
});
const ask: NextReplay = { do: "ask", way: "update" };
const step = (
  change: Partial<typeof gap | { polledAllAt: Date; passedAt: Date }>,
  around: Partial<Parameters<typeof gapStep>[1]>,
) =>
  gapStep(
    { ...gap, ...change },
    { replays: [], next: ask, polls: { last: null, inVain: 0 }, now: minute(5), ...around },
  );

describe("an open gap", () => {
  test("is left alone while deliveries may have overtaken each other", () => {
    expect(step({}, { now: new Date(T0.getTime() + GRACE_MS - 1) })).toEqual({
      poll: false,
      passed: false,
      act: "wait",
    });
  });

  test("has payments asked about and its events asked for again", () => {
    expect(step({}, {})).toEqual({ poll: true, passed: false, act: "replay" });
  });

  test("shares one round of questions with others", () => {
    expect(step({}, { polls: { last: minute(4), inVain: 1 } }).poll).toBe(false);
    expect(step({ polledAllAt: minute(2) }, { polls: { last: minute(-60), inVain: 1 } }).poll).toBe(false);
  });

  test.each([
    [0, 10],
    [1, 10],
    [2, 20],
    [3, 40],
    [4, 60],
    [900, 60],
  ])("after %i rounds in vain waits %i minutes for the next one", (inVain, minutes) => {
    const at = (last: number) => step({}, { polls: { last: minute(last), inVain } }).poll;
    expect([at(5 - minutes), at(6 - minutes)]).toEqual([true, false]);
  });

  test("is closed as never ours a while after a replay has passed it, not by one that fell short or never began", () => {
    expect(step({}, { replays: [replay()] })).toMatchObject({ passed: true, act: "wait" });
    expect(step({ passedAt: minute(3) }, { replays: [replay()] }).act).toBe("close_none");
    for (const short of [replay({ reachedId: 12n }), replay({ beganAt: null }), replay({ fromId: 12n })]) {
      expect(step({ passedAt: minute(3) }, { replays: [short] })).toMatchObject({ passed: false, act: "replay" });
    }
  });

  test("is not closed by a replay from before it was seen", () => {
    expect(step({}, { replays: [replay({ askedAt: minute(-1) })] }).passed).toBe(false);
  });

  test("is left where replays are of no use, but only after all payments were asked about", () => {
    const next: NextReplay = { do: "stop", why: "fruitless" };
    expect(step({}, { next }).act).toBe("wait");
    expect(step({ polledAllAt: minute(4) }, { next }).act).toBe("close_left");
  });
});

describe("the next replay", () => {
  const now = minute(60);
  const old = (change: Partial<GapReplay> = {}) => replay({ askedAt: minute(0), ...change });

  test("is an update first, and a registration anew where updates did nothing", () => {
    expect(nextReplay([], now)).toEqual(ask);
    const ignored = old({ beganAt: null });
    expect(nextReplay([ignored], now)).toEqual({ do: "ask", way: "register" });
    expect(nextReplay([old({ kind: "register", beganAt: null }), ignored], now)).toEqual({
      do: "stop",
      why: "no_replay",
    });
  });

  test("waits for the one under way, and for a pause after it", () => {
    expect(nextReplay([replay({ askedAt: minute(58), beganAt: null, overAt: null })], now)).toEqual({ do: "wait" });
    expect(nextReplay([replay({ askedAt: minute(58) })], now)).toEqual({ do: "wait" });
    expect(nextReplay([old({ overAt: null, beganAt: null, status: "unknown" })], now)).toEqual(ask);
  });

  test("is not asked for after three that found nothing, and is again once one found something", () => {
    expect(nextReplay([old(), old()], now)).toEqual(ask);
    expect(nextReplay([old(), old(), old()], now)).toEqual({ do: "stop", why: "fruitless" });
    expect(nextReplay([old({ fresh: 1 }), old(), old(), old()], now)).toEqual(ask);
  });

  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [4, 8],
    [7, 60],
    [8, 60],
  ])("rests after %i calls in vain for %i minutes", (count, minutes) => {
    const inVain = Array.from({ length: count }, () => ({ status: "not_sent" as const, beganAt: null, askedAt: T0 }));
    const calls = [...inVain, { status: "accepted" as const, beganAt: null, askedAt: T0 }, ...inVain];
    expect([isResting(calls, minute(minutes - 0.1)), isResting(calls, minute(minutes))]).toEqual([count > 0, false]);
  });

  test("never comes sooner than the pause after the one before, whatever happened", () => {
    const arbitrary = fc.record({
      kind: fc.constantFrom("update" as const, "register" as const),
      status: fc.constantFrom(
        "asked" as const,
        "accepted" as const,
        "refused" as const,
        "not_sent" as const,
        "unknown" as const,
      ),
      askedAt: fc.integer({ min: 0, max: 120 }).map(minute),
      beganAt: fc.option(fc.constant(minute(1))),
      overAt: fc.option(fc.constant(minute(2))),
      fresh: fc.nat(2),
      fromId: fc.constant(1n),
      fromTime: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 8 }), (all) => {
        const replays = all.sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime());
        const at = minute(121);
        const [newest] = replays;
        if (newest === undefined || nextReplay(replays, at).do !== "ask") return;
        expect(at.getTime() - newest.askedAt.getTime()).toBeGreaterThanOrEqual(REPLAY_PAUSE_MS);
      }),
    );
  });
});
