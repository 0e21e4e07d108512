import { afterEach, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing";
import { BROKEN, type BrokenName } from "./broken";
import type { ViolationKind } from "./oracle/violation";
import { runSeed } from "./run";
import { World } from "./world";

/** Seeds that are run with each run of the tests; many more: `npm run torture`. */
const SEEDS = [1, 2, 3, 4];

/** Ends what hangs: a seed takes half a second, and on a busy machine ten times that. */
const LIMIT_MS = 300_000;

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

test(
  "whatever befalls it, the desk says what is so and does nothing twice",
  async () => {
    const world = await openWorld(null);
    for (const seed of SEEDS) {
      const { violations, history } = await runSeed(world, seed);
      expect(violations, history.join("\n")).toEqual([]);
    }
  },
  LIMIT_MS,
);

test(
  "the same seed is the same run, to the last id",
  async () => {
    const world = await openWorld(null);
    const [first, between, second] = [await runSeed(world, 7), await runSeed(world, 8), await runSeed(world, 7)];
    expect(second.history).toEqual(first.history);
    expect(second.hash).toBe(first.hash);
    expect(between.hash).not.toBe(first.hash);
  },
  LIMIT_MS,
);

/** For each mistake a seed that shows it, and as what (`npm run torture -- --broken NAME` finds others). */
const SEEN: Record<BrokenName, { seed: number; as: ViolationKind }> = {
  no_intent: { seed: 22, as: "misreported" },
  retry_on_timeout: { seed: 2, as: "doubled effect" },
  doubt_is_failure: { seed: 2, as: "misreported" },
  newest_word: { seed: 28, as: "misreported" },
  no_event_dedupe: { seed: 2, as: "event lost" },
  no_form_dedupe: { seed: 3, as: "doubled effect" },
  done_before_applied: { seed: 52, as: "event lost" },
  mail_again: { seed: 22, as: "mail" },
  no_sweep: { seed: 2, as: "stuck" },
};
/** A verb that takes another step moves where blows fall: then one of the next seeds shows it. */
const OR_WITHIN = 30;

describe("a mistake that the harness makes is found out", () => {
  test.each(Object.keys(SEEN) as BrokenName[])(
    "%s",
    async (name) => {
      const { seed, as } = SEEN[name];
      const world = await openWorld(name);
      let seen: ViolationKind[] = [];
      for (let next = seed; seen.length === 0 && next < seed + OR_WITHIN; next += 1)
        seen = (await runSeed(world, next)).violations.map(({ kind }) => kind);
      expect(seen).toContain(as);
    },
    LIMIT_MS,
  );
});
