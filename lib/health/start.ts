import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { selfCheckItems, selfChecks } from "@/db/schema/health";
import { transactions } from "@/db/schema/transactions";
import { record } from "@/lib/audit/record";
import { actorIdOf, type Context, requireRight } from "@/lib/context";
import { Conflict } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/live/publish";
import { parse } from "@/lib/parse";
import { RETURN_WINDOW_MS } from "@/lib/transactions/refresh";
import { SCOPES, type Scope } from "./self-check";

/** So many are asked about in a sample: half of them the longest silent, half drawn. */
export const SAMPLE_SIZE = 50;

export const startInput = z.object({ id: z.uuid(), scope: z.enum(SCOPES) });
export const cancelInput = z.object({ id: z.uuid() });

/** Begins a self-check because a person wants to know. A second click finds the run of the first; another run has to end first. */
export async function startSelfCheck(ctx: Context, raw: unknown): Promise<void> {
  const { id, scope } = parse(startInput, raw);
  requireRight(ctx, "settings.write");
  await ctx.db.transaction(async (tx) => {
    const total = await begin(tx, ctx, id, scope);
    if (total === null) {
      const [own] = await tx.select({ id: selfChecks.id }).from(selfChecks).where(eq(selfChecks.id, id));
      if (own !== undefined) return;
      throw new Conflict("self_check_runs");
    }
    await record(tx, ctx, { action: "self_check.start", subjectId: id, data: { scope, total } });
  });
}

/** Begins a self-check of a sample by the clock, unless one is under way. */
export async function sampleByItself(ctx: Context): Promise<string | null> {
  const id = newId();
  const total = await ctx.db.transaction((tx) => begin(tx, ctx, id, "sample"));
  return total === null ? null : id;
}

/** Ends a run before its time. What was compared by then stands. */
export async function cancelSelfCheck(ctx: Context, raw: unknown): Promise<void> {
  const { id } = parse(cancelInput, raw);
  requireRight(ctx, "settings.write");
  await ctx.db.transaction(async (tx) => {
    if (!(await endSelfCheck(tx, ctx, id, "cancelled"))) throw new Conflict("self_check_over");
    await record(tx, ctx, { action: "self_check.cancel", subjectId: id });
  });
}

/** Writes down the end of a run, once, and forgets what matched or was not asked about: the counts tell of it. */
export async function endSelfCheck(
  tx: Transaction,
  ctx: Context,
  id: string,
  state: "done" | "cancelled" | "stopped",
): Promise<boolean> {
  const ended = await tx
    .update(selfChecks)
    .set({ state, endedAt: ctx.now() })
    .where(and(eq(selfChecks.id, id), eq(selfChecks.state, "running")))
    .returning({ id: selfChecks.id });
  if (ended.length === 0) return false;
  await tx
    .delete(selfCheckItems)
    .where(and(eq(selfCheckItems.checkId, id), sql`coalesce(${selfCheckItems.verdict}, 'matched') = 'matched'`));
  await publish(tx, "health", id);
  return true;
}

/** How many it will ask about; null where another run is under way, or this one has been begun. */
async function begin(tx: Transaction, ctx: Context, id: string, scope: Scope): Promise<number | null> {
  const now = ctx.now();
  const [begun] = await tx
    .insert(selfChecks)
    .values({
      id,
      scope,
      state: "running",
      total: 0,
      withoutId: await countWithoutId(tx),
      startedAt: now,
      startedBy: actorIdOf(ctx.actor),
      movedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: selfChecks.id });
  if (begun === undefined) return null;
  const total = await choose(tx, id, scope, now);
  await tx.update(selfChecks).set({ total }).where(eq(selfChecks.id, id));
  if (total === 0) await endSelfCheck(tx, ctx, id, "done");
  else await enqueue(tx, "self_check.step", { checkId: id }, { key: `self_check:${id}` });
  await publish(tx, "health", id);
  return total;
}

const OVER = sql`${transactions.state} in ('completed', 'failed', 'cancelled')`;
/** What nobody has asked Jetpay for yet, or whose call is on its way: there is nothing to compare. */
const NOT_THERE = sql`${transactions.state} in ('draft', 'awaiting_approval', 'sending')`;

/**
 * Open transactions of any age, lapsed holds among them, and what ended within the time in which an EFT may come back.
 * The longest silent stand first. What a sample draws beside them depends on the run's id alone.
 */
async function choose(tx: Transaction, id: string, scope: Scope, now: Date): Promise<number> {
  const since = new Date(now.getTime() - RETURN_WINDOW_MS).toISOString();
  const [silent, drawn] = scope === "all" ? [null, null] : [SAMPLE_SIZE / 2, SAMPLE_SIZE];
  const { rowCount } = await tx.execute(sql`
    with covered as materialized (
      select id, ${OVER} as is_over, coalesce(last_heard_at, created_at) as heard_at, md5(id::text || ${id}) as lot
      from transactions
      where jetpay_id is not null and not ${NOT_THERE} and (not ${OVER} or state_since >= ${since}::timestamptz)
    ), silent as materialized (
      select id, heard_at from covered where not is_over order by heard_at, id limit ${silent}::int
    ), drawn as (
      select id, lot from covered where id not in (select id from silent)
      order by lot limit ${drawn}::int - (select count(*) from silent)
    ), chosen as (
      select id, 0 as part, heard_at, '' as lot from silent union all select id, 1, null, lot from drawn
    )
    insert into self_check_items (check_id, place, transaction_id)
    select ${id}::uuid, row_number() over (order by part, heard_at, lot, id), id from chosen`);
  return rowCount ?? 0;
}

const countWithoutId = (tx: Transaction): Promise<number> =>
  tx.$count(transactions, sql`${transactions.jetpayId} is null and not ${OVER} and not ${NOT_THERE}`);
