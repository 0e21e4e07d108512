import fc from "fast-check";
import { expect, test } from "vitest";
import { dayKey } from "@/lib/i18n/format";
import { boardOf } from "./board";
import type { Hold } from "./hold";
import { weekOf } from "./week";

const zone = "America/Toronto";
let made = 0;
const hold = (deadline: string, change: Partial<Hold> = {}): Hold => ({
  id: `hold-${String(++made).padStart(4, "0")}`,
  reference: "JD-ABC123",
  version: 1,
  state: "preauthorized",
  amountMinor: 100_00,
  currency: "CAD",
  contactId: "contact",
  contactName: "Saltbox Cabinetry",
  purpose: "Deposit",
  card: null,
  heldAt: "2026-10-01T12:00:00Z",
  deadline,
  stateSince: "2026-10-01T12:00:00Z",
  capturedAt: null,
  failReason: null,
  nextCheckAt: null,
  call: null,
  ...change,
});
const week = (holds: Hold[], at: string, where = zone) =>
  weekOf(boardOf(holds, Date.parse(at), where), Date.parse(at), where);
/** Which group each hold is in: `overdue`, the day, `later`. */
const places = (holds: Hold[], at: string, where = zone): string[] => {
  const { overdue, days, later } = week(holds, at, where);
  const groups = [{ day: "overdue", holds: overdue.holds }, ...days, { day: "later", holds: later.holds }];
  return holds.map((one) =>
    groups
      .filter((group) => group.holds.includes(one))
      .map(({ day }) => day)
      .join("+"),
  );
};

test("seven days from today, each from midnight to midnight of the desk's zone", () => {
  const at = "2026-11-20T19:32:07Z"; // Friday, 14:32:07 in Toronto
  const deadlines = [
    ["2026-11-20T19:32:07Z", "overdue"],
    ["2026-11-20T19:32:08Z", "2026-11-20"],
    ["2026-11-21T04:59:59Z", "2026-11-20"],
    ["2026-11-21T05:00:00Z", "2026-11-21"],
    ["2026-11-27T04:59:59Z", "2026-11-26"],
    ["2026-11-27T05:00:00Z", "later"],
  ] as const;
  expect(
    places(
      deadlines.map(([deadline]) => hold(deadline)),
      at,
    ),
  ).toEqual(deadlines.map(([, place]) => place));
  expect(week([], at).days.map(({ day }) => day)).toEqual([
    ...["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"],
  ]);
});

test.each([
  // 1 November 2026 has 25 hours in Toronto, 8 March has 23; Lord Howe moves by half an hour.
  ["with 25 hours", "2026-10-31T16:00:00Z", zone, "2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z", "2026-11-01"],
  ["with 23 hours", "2026-03-07T16:00:00Z", zone, "2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z", "2026-03-08"],
  [
    "with 23½ hours",
    "2026-10-03T00:00:00Z",
    "Australia/Lord_Howe",
    "2026-10-03T13:30:00Z",
    "2026-10-04T12:59:59Z",
    "2026-10-04",
  ],
  [
    "ahead of UTC",
    "2026-11-20T19:32:07Z",
    "Pacific/Auckland",
    "2026-11-21T11:00:00Z",
    "2026-11-22T10:59:59Z",
    "2026-11-22",
  ],
] as const)("a day %s is one day, from its first second to its last", (_, at, where, first, last, day) => {
  const before = new Date(Date.parse(first) - 1_000).toISOString();
  const after = new Date(Date.parse(last) + 1_000).toISOString();
  const [a, b, c, d] = places([hold(before), hold(first), hold(last), hold(after)], at, where);
  expect([b, c]).toEqual([day, day]);
  expect([a, d]).not.toContain(day);
});

test("within a day by the time, and what is not known to be held is in no sum", () => {
  const at = "2026-11-20T19:32:07Z";
  const { days } = week(
    [
      hold("2026-11-21T20:00:00Z", { id: "late" }),
      hold("2026-11-21T12:00:00Z", { id: "early", amountMinor: 50_00 }),
      hold("2026-11-21T13:00:00Z", { id: "doubt", state: "unknown" }),
      hold("2026-11-21T13:00:00Z", { state: "paid", capturedAt: at }),
      hold("2026-11-21T13:00:00Z", { state: "cancelled", stateSince: at }),
    ],
    at,
  );
  expect(days[1]).toMatchObject({ count: 2, sumMinor: 150_00, leftOut: 1 });
  expect(days[1]?.holds.map(({ id }) => id)).toEqual(["early", "doubt", "late"]);
});

test("it holds exactly what the board's lanes hold, in whatever zone and however many", () => {
  const start = Date.parse("2026-10-20T00:00:00Z");
  const some = fc.record({
    at: fc.integer({ min: 0, max: 30 * 24 * 60 }),
    state: fc.constantFrom("preauthorized", "sending", "unknown", "lapsed", "paid", "cancelled"),
  });
  const zones = fc.constantFrom(
    zone,
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
  );
  fc.assert(
    fc.property(fc.array(some), fc.integer({ min: 0, max: 20 * 24 * 60 }), zones, (list, minutes, where) => {
      const at = new Date(start + minutes * 60_000).toISOString();
      const holds = list.map(({ at: deadline, state }) =>
        hold(new Date(start + deadline * 60_000).toISOString(), { state }),
      );
      const { lanes, held } = boardOf(holds, Date.parse(at), where);
      const { overdue, days, later } = week(holds, at, where);
      const shown = [...overdue.holds, ...days.flatMap((day) => day.holds), ...later.holds];
      const open = [lanes.lapsed, lanes.today, lanes.week, lanes.later].flatMap((lane) => lane.holds);
      expect(shown).toHaveLength(open.length);
      expect(new Set(shown)).toEqual(new Set(open));
      const ahead = [...days, later];
      expect(ahead.reduce((sum, day) => sum + day.sumMinor, 0)).toBe(held.sumMinor);
      for (const { day, holds: own } of days)
        for (const one of own) expect(dayKey(new Date(one.deadline), where)).toBe(day);
    }),
  );
});
