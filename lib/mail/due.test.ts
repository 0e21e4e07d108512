import { expect, test } from "vitest";
import { dueNow } from "./due";

const DAY = 24 * 60 * 60_000;
const ASKED = Date.parse("2026-11-02T15:00:00Z");
const on = (day: number) => new Date(ASKED + day * DAY);
type Mail = { round: number; state?: string; sentOn?: number; to?: string };
const mail = ({ round, state = "waiting", sentOn, to = "a@x.example" }: Mail, days: number[]) => ({
  ...{ id: `${to} ${round}`, formId: "form", toAddress: to, state, round },
  dueAt: round === 0 ? null : on(days[round - 1] ?? 0),
  sentAt: sentOn === undefined ? null : on(sentOn),
});
const due = (mails: Mail[], days: number[], day: number) => {
  const { leave, overtaken } = dueNow(
    mails.map((each) => mail(each, days)),
    on(day),
  );
  return { leave: leave.map(({ id }) => id), overtaken: overtaken.map(({ id }) => id) };
};
const FIRST = { round: 0, state: "sent", sentOn: 0 };

test("each leaves on its day", () => {
  const mails = [FIRST, { round: 1 }, { round: 2 }];
  expect(due(mails, [3, 7], 2.9)).toEqual({ leave: [], overtaken: [] });
  expect(due(mails, [3, 7], 3)).toEqual({ leave: ["a@x.example 1"], overtaken: [] });
  expect(due([FIRST, { round: 1, state: "sent", sentOn: 3 }, { round: 2 }], [3, 7], 7).leave).toEqual([
    "a@x.example 2",
  ]);
});

test("a link that comes to be known late takes its mail and none of its reminders along", () => {
  const mails = [{ round: 0 }, { round: 1 }, { round: 2 }];
  expect(due(mails, [3, 7], 8)).toEqual({ leave: ["a@x.example 0"], overtaken: ["a@x.example 1", "a@x.example 2"] });
});

test("after days without anybody at work, one of two reminders leaves", () => {
  expect(due([FIRST, { round: 1 }, { round: 2 }], [3, 4], 5)).toEqual({
    leave: ["a@x.example 1"],
    overtaken: ["a@x.example 2"],
  });
});

test("no reminder follows on the heels of a mail that left late, or is about to", () => {
  expect(due([{ round: 0, state: "sent", sentOn: 2.9 }, { round: 1 }], [3], 3).leave).toEqual([]);
  expect(due([{ round: 0, state: "sent", sentOn: 2.9 }, { round: 1 }], [3], 3.9).leave).toEqual(["a@x.example 1"]);
  expect(due([{ round: 0, state: "queued" }, { round: 1 }], [3], 3).leave).toEqual([]);
});

test("each recipient is told apart", () => {
  const mails = [FIRST, { ...FIRST, to: "b@x.example" }, { round: 1 }, { round: 1, to: "b@x.example" }];
  expect(due(mails, [3], 3).leave).toEqual(["a@x.example 1", "b@x.example 1"]);
});
