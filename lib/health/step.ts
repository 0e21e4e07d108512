import { and, asc, desc, eq, isNotNull, isNull, lt, not, sql } from "drizzle-orm";
import { selfCheckItems, selfChecks } from "@/db/schema/health";
import type { Context } from "@/lib/context";
import { enqueue, willRun } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { compareTransaction } from "@/lib/transactions/check";
import { type Verdict, verdictOf } from "./self-check";
import { endSelfCheck } from "./start";

/** Jetpay states no limit of calls: ten, then a pause, is four or five a second at most, one after the other. */
const AT_ONCE = 10;
const PAUSE_MS = 2_000;
/** After so many without an answer in a row Jetpay is left in peace; the next run begins anew. */
const GIVE_UP_AFTER = 5;

/** Compares the next few transactions of a run, and queues the step after it. Says whether there is more to do. */
export async function stepSelfCheck(ctx: Context, checkId: string): Promise<boolean> {
  const next = await ctx.db
    .select({ place: selfCheckItems.place, transactionId: selfCheckItems.transactionId })
    .from(selfCheckItems)
    .where(and(eq(selfCheckItems.checkId, checkId), isNull(selfCheckItems.verdict)))
    .orderBy(asc(selfCheckItems.place))
    .limit(AT_ONCE);
  for (const item of next) {
    if (!(await isRunning(ctx, checkId))) return false;
    await compare(ctx, checkId, item);
    if (await isOutOfReach(ctx, checkId)) {
      await ctx.db.transaction((tx) => endSelfCheck(tx, ctx, checkId, "stopped"));
      return false;
    }
  }
  return ctx.db.transaction(async (tx) => {
    const left = await tx.$count(
      selfCheckItems,
      and(eq(selfCheckItems.checkId, checkId), isNull(selfCheckItems.verdict)),
    );
    if (left === 0) {
      await endSelfCheck(tx, ctx, checkId, "done");
      return false;
    }
    const runAt = new Date(ctx.now().getTime() + PAUSE_MS);
    await enqueue(tx, "self_check.step", { checkId }, { key: `self_check:${checkId}`, runAt });
    return true;
  });
}

async function isRunning(ctx: Context, checkId: string): Promise<boolean> {
  const [run] = await ctx.db.select({ state: selfChecks.state }).from(selfChecks).where(eq(selfChecks.id, checkId));
  return run?.state === "running";
}

async function compare(
  ctx: Context,
  checkId: string,
  { place, transactionId }: { place: number; transactionId: string },
) {
  let compared = await compareTransaction(ctx, transactionId);
  // Between the question and its answer an event may have moved it on: only what differs twice does.
  if (verdictOf(compared) === "differing") compared = await compareTransaction(ctx, transactionId);
  const verdict = verdictOf(compared);
  const { shown, said, shows, why } = compared;
  await ctx.db.transaction(async (tx) => {
    // The run before its items, in the order in which whoever ends it takes them.
    await tx.select({ id: selfChecks.id }).from(selfChecks).where(eq(selfChecks.id, checkId)).for("no key update");
    const written = await tx
      .update(selfCheckItems)
      .set({ verdict, shown, said, shows, message: why?.message ?? null, at: ctx.now() })
      .where(and(eq(selfCheckItems.checkId, checkId), eq(selfCheckItems.place, place), isNull(selfCheckItems.verdict)))
      .returning({ place: selfCheckItems.place });
    // Another worker took the same step, or the run was ended: it counts once, or not at all.
    if (written.length === 0) return;
    await tx
      .update(selfChecks)
      .set({ [verdict]: sql`${selfChecks[verdict]} + 1`, movedAt: ctx.now() })
      .where(eq(selfChecks.id, checkId));
    await publish(tx, "health", checkId);
  });
}

async function isOutOfReach(ctx: Context, checkId: string): Promise<boolean> {
  const latest: { verdict: Verdict | null }[] = await ctx.db
    .select({ verdict: selfCheckItems.verdict })
    .from(selfCheckItems)
    .where(and(eq(selfCheckItems.checkId, checkId), isNotNull(selfCheckItems.verdict)))
    .orderBy(desc(selfCheckItems.place))
    .limit(GIVE_UP_AFTER);
  return latest.length === GIVE_UP_AFTER && latest.every(({ verdict }) => verdict === "unreachable");
}

/** Longer than a step takes whose every call waits for Jetpay to the last second (lib/jetpay/client.ts). */
const FORGOTTEN_AFTER_MS = 90_000;

/** A run whose worker ended in the middle of a step is gone on with from where it was. */
export async function watchSelfCheck(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - FORGOTTEN_AFTER_MS);
  const forgotten = await ctx.db
    .select({ id: selfChecks.id })
    .from(selfChecks)
    .where(
      and(
        eq(selfChecks.state, "running"),
        lt(selfChecks.movedAt, before),
        not(willRun(sql`'self_check:' || ${selfChecks.id}`)),
      ),
    );
  for (const { id } of forgotten) {
    ctx.log.warn({ selfCheckId: id }, "a self-check had no job any more; queued again");
    await enqueue(ctx.db, "self_check.step", { checkId: id }, { key: `self_check:${id}` });
  }
}
