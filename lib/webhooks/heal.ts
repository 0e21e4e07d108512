import { desc, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Executor, Transaction } from "@/db/client";
import { webhookCalls, webhookGaps } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { askForStates, readRounds } from "./ask-for-states";
import { type GapStep, gapStep } from "./gap-rule";
import { type Gap, noteGapsIn } from "./gaps";
import { type Registration, readRegistration, register } from "./registration";
import { askReplay, readReplays, startOf } from "./replay";
import { hasRunOut, isReplay, isResting, type NextReplay, nextReplay } from "./replay-rule";
import { MISSING } from "./states";

/** Replays looked back on: more than any rule counts. */
const REPLAYS = 30;
/** Gaps seen to in one minute, the lowest first: a replay that begins before the lowest brings what is missing in all. */
const AT_ONCE = 5_000;
/** Calls looked back on: so many in vain make the longest rest. */
const CALLS = 8;

/**
 * What is done about missing event ids: the state of every open payment is asked for, events are sent again from before
 * the gap on, and a gap that a replay has passed is closed as one that was never ours (known unknown 10 of the guide: ids
 * may be numbered across companies).
 */
export async function healGaps(ctx: Context, callbackKey: string | null): Promise<void> {
  const registration = await readRegistration(ctx);
  const calls = await ctx.db.select().from(webhookCalls).orderBy(desc(webhookCalls.id)).limit(CALLS);
  const resting = isResting(calls, ctx.now());
  if (!resting && registration !== null && (await isLeftHalfway(ctx, registration))) {
    await register(ctx, {
      callbackUrl: registration.callbackUrl,
      callbackKey,
      from: await startOf(ctx.db, registration, await lowestMissing(ctx.db)),
      cause: "gap",
    });
    return;
  }
  const { due, next } = await ctx.db.transaction((tx) => takeSteps(tx, ctx.now()));
  const [first] = due;
  if (resting || first === undefined || next.do !== "ask" || registration === null || registration.state === MISSING)
    return;
  const from = await startOf(ctx.db, registration, first.firstId);
  await askReplay(ctx, registration, { way: next.way, from, cause: "gap", callbackKey });
}

/** Removed to be registered anew, which then did not go well: until it is, nothing is delivered. */
async function isLeftHalfway(ctx: Context, registration: Registration): Promise<boolean> {
  if (registration.state !== MISSING) return false;
  const [last] = await ctx.db
    .select()
    .from(webhookCalls)
    .where(ne(webhookCalls.kind, "update"))
    .orderBy(desc(webhookCalls.id))
    .limit(1);
  if (last === undefined) return false;
  // Whoever removes it for good and is not answered finds it gone, and does not want it back.
  if (last.kind === "remove") return last.status === "accepted" || last.cause !== "person";
  return last.status !== "accepted";
}

async function lowestMissing(db: Executor): Promise<bigint | null> {
  const [gap] = await db
    .select({ firstId: webhookGaps.firstId })
    .from(webhookGaps)
    .where(isNull(webhookGaps.closedAt))
    .orderBy(webhookGaps.firstId)
    .limit(1);
  return gap?.firstId ?? null;
}

/** Everything but the call: answers the gaps for which events are to be sent again, the lowest first. */
async function takeSteps(tx: Transaction, now: Date): Promise<{ due: Gap[]; next: NextReplay }> {
  await noteGapsIn(tx, now);
  await endReplays(tx, now);
  const replays = await readReplays(tx, REPLAYS);
  const next = nextReplay(replays, now);
  const open = await tx
    .select()
    .from(webhookGaps)
    .where(isNull(webhookGaps.closedAt))
    .orderBy(webhookGaps.firstId)
    .limit(AT_ONCE);
  if (open.length === 0) return { due: [], next };
  const polls = await readRounds(tx, now);
  const steps = open.map((gap) => ({ gap, step: gapStep(gap, { replays, next, polls, now }) }));
  const toPoll = steps.filter(({ step }) => step.poll).map(({ gap }) => gap);
  if (toPoll.length > 0) await poll(tx, toPoll, now);
  const changed = await write(tx, steps, now);
  if (toPoll.length > 0 || changed) await publish(tx, "webhooks");
  return { due: steps.filter(({ step }) => step.act === "replay").map(({ gap }) => gap), next };
}

/** One round of questions because of these gaps; those that it leaves no payment of are done with. */
async function poll(tx: Transaction, gaps: readonly Gap[], now: Date): Promise<void> {
  const g = webhookGaps;
  const seenAt = new Date(Math.max(...gaps.map((gap) => gap.seenAt.getTime())));
  const { asked, leftSince } = await askForStates(tx, seenAt, now);
  const ids = gaps.map(({ id }) => id);
  await tx
    .update(g)
    .set({ polledAt: now, polled: sql`${g.polled} + ${asked}` })
    .where(inArray(g.id, ids));
  const done = gaps.filter((gap) => leftSince === null || gap.seenAt < leftSince).map(({ id }) => id);
  if (done.length > 0) await tx.update(g).set({ polledAllAt: now }).where(inArray(g.id, done));
}

type Step = { gap: Gap; step: GapStep };

/** Writes what came of the gaps; says whether anything did. */
async function write(tx: Transaction, steps: readonly Step[], now: Date): Promise<boolean> {
  const changes = [
    { to: { passedAt: now }, those: ({ gap, step }: Step) => step.passed && gap.passedAt === null },
    { to: { closedAt: now, outcome: "none" as const }, those: ({ step }: Step) => step.act === "close_none" },
    { to: { closedAt: now, outcome: "left" as const }, those: ({ step }: Step) => step.act === "close_left" },
  ];
  let changed = false;
  for (const { to, those } of changes) {
    const ids = steps.filter(those).map(({ gap }) => gap.id);
    if (ids.length === 0) continue;
    await tx.update(webhookGaps).set(to).where(inArray(webhookGaps.id, ids));
    changed = true;
  }
  return changed;
}

/** Replays that never began, or whose end is waited for no longer. */
async function endReplays(tx: Transaction, now: Date): Promise<void> {
  const open = await tx.select().from(webhookCalls).where(isNull(webhookCalls.overAt));
  const over = open.filter((call) => isReplay(call) && hasRunOut(call, now)).map(({ id }) => id);
  if (over.length > 0) await tx.update(webhookCalls).set({ overAt: now }).where(inArray(webhookCalls.id, over));
}
