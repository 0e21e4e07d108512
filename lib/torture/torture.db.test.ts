import { afterEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { BROKEN, type BrokenName } from "./broken";
import { type RunResult, runSeed } from "./run";
import { World } from "./world";

/** Seeds that are run with each run of the tests; many more: `npm run torture`. */
const SEEDS = [1, 2, 3, 4];
/** A mistake has to show by then. */
const CAUGHT_BY = 40;

let open: { world: World; database: TestDatabase } | null = null;
async function openWorld(broken: BrokenName | null): Promise<World> {
  const database = await createTestDatabase();
  const world = await World.open(database.url, broken === null ? null : BROKEN[broken]);
  open = { world, database };
  return world;
}
afterEach(async () => {
  await open?.world.close();
  await open?.database.drop();
  open = null;
});

test("whatever befalls it, the desk says what is so and does nothing twice", async () => {
  const world = await openWorld(null);
  for (const seed of SEEDS) {
    const { violations, history } = await runSeed(world, seed);
    expect(violations, history.join("\n")).toEqual([]);
  }
});

test("the same seed is the same run, to the last id", async () => {
  const world = await openWorld(null);
  const [first, between, second] = [await runSeed(world, 7), await runSeed(world, 8), await runSeed(world, 7)];
  expect(second.history).toEqual(first.history);
  expect(second.hash).toBe(first.hash);
  expect(between.hash).not.toBe(first.hash);
});

describe("a mistake that the harness makes is found out:", () => {
  const mistakes: BrokenName[] = [
    "no_intent",
    "retry_on_timeout",
    "doubt_is_failure",
    "newest_word",
    "no_event_dedupe",
  ];
  test.each(mistakes)("%s", async (name) => {
    const world = await openWorld(name);
    let found: RunResult | null = null;
    for (let seed = 1; found === null && seed <= CAUGHT_BY; seed += 1) {
      const result = await runSeed(world, seed);
      if (result.violations.length > 0) found = result;
    }
    expect(found?.violations.map(({ kind }) => kind)).toContain(KIND[name]);
  });
});

const KIND: Record<BrokenName, string> = {
  no_intent: "doubled effect",
  retry_on_timeout: "doubled effect",
  doubt_is_failure: "misreported",
  newest_word: "misreported",
  no_event_dedupe: "event lost",
  no_form_dedupe: "doubled effect",
  done_before_applied: "event lost",
  mail_again: "mail",
  no_sweep: "stuck",
};
