import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, boardOf, type LaneName } from "./board";
import { type Hold, type HoldCall, isFree, isHeld, mayTakeBack, readsTheSame } from "./hold";

const zone = "America/Toronto";
// Friday 20 November 2026, 14:32:07 in Toronto.
const now = "2026-11-20T19:32:07Z";

let made = 0;
const hold = (deadline: string, change: Partial<Hold> = {}): Hold => {
  made += 1;
  return {
    id: `hold-${String(made).padStart(4, "0")}`,
    reference: "JD-ABC123",
    version: 1,
    state: "preauthorized",
    amountMinor: 100_00,
    currency: "CAD",
    contactId: "contact",
    contactName: "Saltbox Cabinetry",
    purpose: "Deposit",
    card: { brand: "visa", last4: "4242" },
    heldAt: "2026-11-18T19:32:07Z",
    deadline,
    stateSince: "2026-11-18T19:32:09Z",
    capturedAt: null,
    failReason: null,
    nextCheckAt: null,
    call: null,
    ...change,
  };
};
const call = (kind: HoldCall["kind"], status: HoldCall["status"], attempts = 0): HoldCall => ({
  kind,
  status,
  askedBy: "Maya Chen",
  askedAt: now,
  answeredAt: null,
  message: null,
  attempts,
});
const board = (holds: Hold[], at = now, where = zone) => boardOf(holds, Date.parse(at), where);
const laneOf = (one: Hold, at = now, where = zone): LaneName | undefined =>
  Object.values(board([one], at, where).lanes).find((lane) => lane.holds.length > 0)?.name;

describe("a hold stands in the lane", () => {
  test.each([
    ["of today until the last second before midnight", "2026-11-21T04:59:59Z", "today"],
    ["of this week from midnight on", "2026-11-21T05:00:00Z", "week"],
    ["of this week through the fourth day", "2026-11-25T04:59:59Z", "week"],
    ["of later from the fifth day on", "2026-11-25T05:00:00Z", "later"],
    ["of the lapsed the moment its deadline comes", now, "lapsed"],
  ] as const)("%s", (_, deadline, lane) => {
    expect(laneOf(hold(deadline))).toBe(lane);
  });

  test("by the calendar of the desk's zone, not by UTC's", () => {
    const late = hold("2026-11-21T04:30:00Z");
    expect(laneOf(late, now, "America/Toronto")).toBe("today");
    expect(laneOf(late, now, "UTC")).toBe("week");
    expect(laneOf(late, now, "America/Vancouver")).toBe("today");
  });

  test("counting days across the night with 25 hours", () => {
    const evening = "2026-11-01T03:30:00Z"; // Saturday 31 October, 23:30; summer time ends this night
    expect(laneOf(hold("2026-11-01T03:59:59Z"), evening)).toBe("today");
    expect(laneOf(hold("2026-11-01T04:00:00Z"), evening)).toBe("week");
    expect(laneOf(hold("2026-11-05T04:59:59Z"), evening)).toBe("week");
    expect(laneOf(hold("2026-11-05T05:00:00Z"), evening)).toBe("later");
  });

  test("counting days across the night with 23 hours", () => {
    const evening = "2026-03-08T04:30:00Z"; // Saturday 7 March, 23:30; summer time begins this night
    expect(laneOf(hold("2026-03-08T04:59:59Z"), evening)).toBe("today");
    expect(laneOf(hold("2026-03-12T03:59:59Z"), evening)).toBe("week");
    expect(laneOf(hold("2026-03-12T04:00:00Z"), evening)).toBe("later");
  });

  test("it was in while a call about it is under way or in doubt", () => {
    for (const state of ["sending", "unknown", "requested", "under_review"]) {
      expect(laneOf(hold("2026-11-20T22:00:00Z", { state, call: call("capture", "sent") }))).toBe("today");
    }
  });

  test("of the lapsed while a call about a lapsed hold is in doubt", () => {
    expect(laneOf(hold("2026-11-19T22:00:00Z", { state: "unknown", call: call("capture", "unknown") }))).toBe("lapsed");
  });

  test("of the captured when Jetpay took it today, and nowhere the day after", () => {
    const paid = hold("2026-11-23T12:00:00Z", { state: "completed", capturedAt: "2026-11-20T05:00:00Z" });
    expect(laneOf(paid)).toBe("captured");
    expect(laneOf({ ...paid, capturedAt: "2026-11-20T04:59:59Z" })).toBeUndefined();
  });

  test("of the ended when it was released or failed today", () => {
    const released = hold("2026-11-23T12:00:00Z", { state: "cancelled", stateSince: "2026-11-20T15:00:00Z" });
    expect(laneOf(released)).toBe("ended");
    expect(laneOf({ ...released, state: "failed", stateSince: "2026-11-19T15:00:00Z" })).toBeUndefined();
  });
});

describe("a sum", () => {
  const today = "2026-11-20T21:20:00Z";

  test("counts what is held, asked for or not, and leaves out what is not known to be", () => {
    const { lanes, held } = board([
      hold(today, { amountMinor: 2_155_00 }),
      hold(today, { amountMinor: 1_240_00, state: "sending", call: call("capture", "sent") }),
      hold(today, { amountMinor: 1_00, state: "unknown", call: call("capture", "unknown") }),
      hold(today, { amountMinor: 2_00, state: "sending", call: call("preauthorize", "sent") }),
      hold(today, { amountMinor: 4_00, state: "under_review" }),
    ]);
    expect(lanes.today).toMatchObject({ count: 2, sumMinor: 3_395_00, leftOut: 3 });
    expect(held).toEqual({ count: 2, sumMinor: 3_395_00, leftOut: 3 });
  });

  test("of what lapsed this month goes by the deadline's month in the desk's zone", () => {
    const { lapsedThisMonth, held } = board([
      hold("2026-11-01T04:00:00Z", { state: "lapsed", amountMinor: 980_00 }), // midnight of 1 November
      hold("2026-11-01T03:59:59Z", { state: "lapsed", amountMinor: 1_00 }),
      hold("2026-11-20T19:32:06Z", { amountMinor: 20_00 }), // passed a second ago, not yet marked
    ]);
    expect(lapsedThisMonth).toEqual({ count: 2, sumMinor: 1_000_00 });
    expect(held).toEqual({ count: 0, sumMinor: 0, leftOut: 0 });
  });

  test("always agrees with the cards: every hold is in one lane at most, none is lost that is open", () => {
    const start = Date.parse("2026-10-15T00:00:00Z");
    const some = fc.record({
      at: fc.integer({ min: 0, max: 50 * 24 * 60 }),
      minor: fc.integer({ min: 1, max: 1_000_000 }),
      state: fc.constantFrom("preauthorized", "sending", "unknown", "lapsed", "requested", "paid", "cancelled", "odd"),
    });
    fc.assert(
      fc.property(fc.array(some), fc.integer({ min: 0, max: 40 * 24 * 60 }), (list, minutes) => {
        const holds = list.map(({ at, minor, state }) =>
          hold(new Date(start + at * 60_000).toISOString(), { amountMinor: minor, state }),
        );
        const { lanes } = board(holds, new Date(start + minutes * 60_000).toISOString());
        const shown = Object.values(lanes).flatMap((lane) => lane.holds);
        expect(new Set(shown).size).toBe(shown.length);
        const open = holds.filter(({ state }) => state !== "paid" && state !== "cancelled");
        expect(open.every((one) => shown.includes(one))).toBe(true);
        for (const lane of Object.values(lanes)) expect(lane.count + lane.leftOut).toBe(lane.holds.length);
      }),
    );
  });
});

test("what lapses first stands first, what was captured last stands first", () => {
  const { lanes } = board([
    hold("2026-11-20T22:44:00Z", { id: "b" }),
    hold("2026-11-20T21:20:00Z", { id: "a" }),
    hold("2026-11-23T12:00:00Z", { id: "c", state: "paid", capturedAt: "2026-11-20T14:00:00Z" }),
    hold("2026-11-23T12:00:00Z", { id: "d", state: "paid", capturedAt: "2026-11-20T18:00:00Z" }),
  ]);
  expect(lanes.today.holds.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(lanes.captured.holds.map(({ id }) => id)).toEqual(["d", "c"]);
});

test("the days of a lane go on over the end of a month and of a year", () => {
  expect(board([], "2026-11-28T17:00:00Z").days).toEqual({
    weekFrom: "2026-11-29",
    weekTo: "2026-12-02",
    laterFrom: "2026-12-03",
  });
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

describe("what can be asked of a hold", () => {
  const deadline = "2026-11-20T21:20:00Z";

  test("is free only where Jetpay's last word is the hold, lapsed or not", () => {
    expect(
      ["preauthorized", "lapsed", "sending", "unknown", "requested", "paid", "odd"].map((state) =>
        isFree(hold(deadline, { state })),
      ),
    ).toEqual([true, true, false, false, false, false, false]);
  });

  test("is taken back only while Jetpay could not be reached", () => {
    const sending = (status: HoldCall["status"], attempts: number) =>
      mayTakeBack(hold(deadline, { state: "sending", call: call("capture", status, attempts) }));
    expect([sending("queued", 1), sending("queued", 0), sending("sent", 1)]).toEqual([true, false, false]);
  });

  test("is money held also while a capture or a release is on its way, not while the hold itself is", () => {
    const sending = (kind: HoldCall["kind"]) => isHeld(hold(deadline, { state: "sending", call: call(kind, "sent") }));
    expect([sending("capture"), sending("cancel"), sending("preauthorize")]).toEqual([true, true, false]);
  });

  test("reads the same after a check that only confirms, and differs with state, amount or deadline", () => {
    const seen = hold(deadline);
    expect(readsTheSame(seen, { ...seen, version: 7, nextCheckAt: now })).toBe(true);
    expect(readsTheSame(seen, { ...seen, state: "lapsed" })).toBe(false);
    expect(readsTheSame(seen, { ...seen, deadline: "2026-11-20T21:20:01Z" })).toBe(false);
  });
});
