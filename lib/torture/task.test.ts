import { expect, test } from "vitest";
import type { BoundaryKind } from "./boundary";
import { type Blow, type Scheduling, Task } from "./task";

const freely: Scheduling = { pass: async () => undefined, returned: async () => undefined };

/** Boundaries it passes one after the other, and what befalls it at each. */
async function befalls(blow: Blow, kinds: BoundaryKind[]): Promise<(Blow["kind"] | null)[]> {
  const task = new Task("a task", { blow, call: null, mail: null }, freely);
  const suffered: (Blow["kind"] | null)[] = [];
  for (const kind of kinds) suffered.push(await task.pass({ kind, what: "" }));
  return suffered;
}

test("a blow by count falls at that boundary alone", async () => {
  expect(await befalls({ at: 2, kind: "crash" }, ["begin", "read", "commit"])).toEqual([null, "crash", null]);
});

test("a blow by place falls at the first such boundary alone", async () => {
  const passed: BoundaryKind[] = ["begin", "commit", "call", "begin", "mail", "commit"];
  expect(await befalls({ at: "commit", kind: "cut" }, passed)).toEqual([null, "cut", null, null, null, null]);
  expect(await befalls({ at: "leaving", kind: "cut" }, passed)).toEqual([null, null, "cut", null, null, null]);
  expect(await befalls({ at: "lock", kind: "cut" }, passed)).toEqual(passed.map(() => null));
});

test("what has died passes no boundary any more", async () => {
  const task = new Task("a task", { blow: null, call: "drop_after", mail: null }, freely);
  void task.die();
  await task.died;
  const passed = task.pass({ kind: "commit", what: "" }).then(() => "passed");
  expect(await Promise.race([passed, new Promise((resolve) => setImmediate(resolve, "stands"))])).toBe("stands");
});

test("a fault of a call befalls its first call alone", () => {
  const task = new Task("a task", { blow: null, call: "drop_after", mail: null }, freely);
  expect([task.takeCallFault(), task.takeCallFault()]).toEqual(["drop_after", null]);
});
