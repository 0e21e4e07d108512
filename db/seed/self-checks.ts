import type { Context, Person } from "@/lib/context";
import { sampleByItself, startSelfCheck } from "@/lib/health/start";
import { stepSelfCheck } from "@/lib/health/step";
import { newId } from "@/lib/ids";
import type { Player } from "./run";

const HOUR = 60 * 60_000;
/** The hour in which Jetpay moves most of what is on its way (lib/jetpay/simulator/choices.ts), in UTC. */
const BUSY_HOUR = 15;

/**
 * The self-checks of the last day: a sample each hour, as the worker takes them, and at the end of the busy hour one of
 * everything, which the administrator began while Jetpay's events were late.
 */
export function planSelfChecks(player: Player, ctx: Context, administrator: Person, end: Date): void {
  const first = Math.ceil((end.getTime() - 24 * HOUR) / HOUR) * HOUR;
  for (let hour = first; hour < end.getTime(); hour += HOUR) {
    if (new Date(hour).getUTCHours() === BUSY_HOUR) {
      player.alsoAt(hour + 57 * 60_000, () => compareAll(ctx, administrator), { unheard: true });
    } else player.alsoAt(hour + 41 * 60_000, () => compareSample(ctx));
  }
}

async function compareAll(ctx: Context, actor: Person): Promise<void> {
  const id = newId();
  await startSelfCheck({ ...ctx, actor }, { id, scope: "all" });
  await finish(ctx, id);
}

async function compareSample(ctx: Context): Promise<void> {
  const id = await sampleByItself(ctx);
  if (id !== null) await finish(ctx, id);
}

async function finish(ctx: Context, id: string): Promise<void> {
  for (let more = true; more; ) more = await stepSelfCheck(ctx, id);
}
