import { eq, lt } from "drizzle-orm";
import { workerPulses } from "@/db/schema/jobs";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";

const EVERY_MS = 15_000;
const FORGOTTEN_AFTER_MS = 60 * 60_000;

/** Says at once and from then on that this worker lives; the returned function takes the word back. */
export async function startPulse(ctx: Pick<Context, "db" | "now" | "log">): Promise<() => Promise<void>> {
  const workerId = newId();
  const startedAt = ctx.now();
  const beat = async () => {
    const at = ctx.now();
    await ctx.db
      .insert(workerPulses)
      .values({ workerId, startedAt, at })
      .onConflictDoUpdate({ target: workerPulses.workerId, set: { at } });
    await ctx.db.delete(workerPulses).where(lt(workerPulses.at, new Date(at.getTime() - FORGOTTEN_AFTER_MS)));
  };
  await beat();
  const timer = setInterval(() => {
    beat().catch((error: unknown) => ctx.log.warn({ err: error }, "the worker could not say that it lives"));
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await ctx.db.delete(workerPulses).where(eq(workerPulses.workerId, workerId));
  };
}
