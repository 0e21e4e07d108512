import { type Action, easier } from "./action";
import type { RunResult } from "./run";

/** Runs spent on making one history shorter. */
const TRIES = 250;

/**
 * The shortest history found that still ends in a violation of the same kind: actions are left out, in halves, then in
 * ever smaller parts, then what is wrong with those that are left, one thing at a time. `run` runs the seed with exactly
 * these actions.
 */
export async function shrink(run: (actions: Action[]) => Promise<RunResult>, failed: RunResult): Promise<RunResult> {
  const kind = failed.violations[0]?.kind;
  let best = failed;
  let tries = 0;
  const stillFails = async (actions: Action[]): Promise<boolean> => {
    if (tries >= TRIES) return false;
    tries += 1;
    const result = await run(actions);
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
  for (let at = 0; at < best.actions.length; ) if (!(await easierAt(at))) at += 1;
  return best;

  async function easierAt(at: number): Promise<boolean> {
    const action = best.actions[at];
    for (const plainer of action === undefined ? [] : easier(action))
      if (await stillFails(best.actions.with(at, plainer))) return true;
    return false;
  }
}
