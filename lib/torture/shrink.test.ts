import { expect, test } from "vitest";
import type { Action } from "./action";
import { noCoverage } from "./coverage";
import type { RunResult } from "./run";
import { shrink } from "./shrink";

const action = (name: Action["do"], changes: Partial<Action> = {}): Action => ({
  do: name,
  picks: [0, 0, 0, 0],
  spoiling: { blow: { at: 3, kind: "crash" }, call: "drop_after", mail: "mail_cut_after" },
  delivery: null,
  rival: { same: true, at: 1 },
  ...changes,
});

/** A desk that fails whenever these actions are done in this order, and the last of them with its call dropped. */
function fragile(order: Action["do"][]) {
  let runs = 0;
  const run = async (actions: Action[]): Promise<RunResult> => {
    runs += 1;
    let met = 0;
    for (const each of actions) {
      const last = met === order.length - 1;
      if (each.do === order[met] && (!last || each.spoiling.call === "drop_after")) met += 1;
    }
    const violations = met >= order.length ? [{ kind: "stuck" as const, detail: "it does" }] : [];
    return { seed: 1, actions, history: actions.map(String), hash: "", violations, coverage: noCoverage() };
  };
  return { run, runs: () => runs };
}

const LONG = (
  ["time", "create", "pay", "deliver", "time", "job", "time", "late", "deliver", "job", "pay"] as const
).map((name) => action(name));

test("what is left is what it takes, in its order, with nothing wrong but what it takes", async () => {
  const { run } = fragile(["create", "deliver", "job"]);
  const { actions, violations } = await shrink(run, await run(LONG));
  expect(actions.map((each) => each.do)).toEqual(["create", "deliver", "job"]);
  const plain = { blow: null, call: null, mail: null };
  expect(actions.map(({ spoiling }) => spoiling)).toEqual([plain, plain, { ...plain, call: "drop_after" }]);
  expect(actions.every(({ rival }) => rival === null)).toBe(true);
  expect(violations).toHaveLength(1);
});

test("a history that cannot be shorter stays as it is", async () => {
  const { run } = fragile(["job"]);
  const least = [action("job", { spoiling: { blow: null, call: "drop_after", mail: null }, rival: null })];
  expect((await shrink(run, await run(least))).actions).toEqual(least);
});

test("it ends, however long the history", async () => {
  const { run, runs } = fragile(Array.from({ length: 400 }, () => "time" as const));
  const failed = await run(Array.from({ length: 400 }, () => action("time")));
  const { violations } = await shrink(run, failed);
  expect(violations).toHaveLength(1);
  expect(runs()).toBeLessThan(300);
});
