import { type Action, easier } from "./action";
import { type RunResult, runSeed } from "./run";
import type { World } from "./world";

/** Runs spent on making one history shorter. */
const TRIES = 250;

/**
 * The shortest history found that still ends in a violation of the same kind: actions are left out, in halves, then in
 * ever smaller parts, then what is wrong with those that are left, one thing at a time.
 */
export async function shrink(world: World, failed: RunResult): Promise<RunResult> {
  const kind = failed.violations[0]?.kind;
  let best = failed;
  let tries = 0;
  const stillFails = async (actions: Action[]): Promise<boolean> => {
    if (tries >= TRIES) return false;
    tries += 1;
    const result = await runSeed(world, failed.seed, actions);
    const fails = result.violations.some((violation) => violation.kind === kind);
    if (fails) best = result;
    return fails;
  };
  for (let size = Math.ceil(best.actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.actions.length; ) {
      const without = [...best.actions.slice(0, at), ...best.actions.slice(at + size)];
      if (!(await stillFails(without))) at += size;
    }
  }
  for (let at = 0; at < best.actions.length; at += 1) {
    const action = best.actions[at];
    if (action === undefined) break;
    for (const plainer of easier(action)) await stillFails(best.actions.with(at, plainer));
  }
  return best;
}
