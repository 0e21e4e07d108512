import { and, asc, desc, gt, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Executor, Transaction } from "@/db/client";
import { webhookEvents, webhookGaps, webhookProgress, webhookRegistrations } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { fillGaps } from "./fill-gaps";
import { contiguousId, type IdRange, type Looked, lookFurther, MAX_ID, REACH } from "./id-ranges";

export type Gap = typeof webhookGaps.$inferSelect;

/** Ids looked at in one round. */
const PAGE = 10_000;
/** Closed gaps kept for the log, the newest. */
const CLOSED_KEPT = 500;
const THE_ROW = 1;

/** Looks through ids that came since the last time: fills what is missing, and notes what else is. */
export async function noteGaps(ctx: Context): Promise<void> {
  await ctx.db.transaction((tx) => noteGapsIn(tx, ctx.now()));
}

/** The same in the caller's transaction; answers the highest id up to which nothing is missing. */
export async function noteGapsIn(tx: Transaction, now: Date): Promise<bigint | null> {
  // One at a time: two would each open the same gap.
  await tx.execute(sql`select pg_advisory_xact_lock(20262)`);
  const [registration] = await tx
    .select({ sent: webhookRegistrations.lastSentEventId })
    .from(webhookRegistrations)
    .orderBy(desc(webhookRegistrations.createdAt))
    .limit(1);
  const sent = registration?.sent ?? null;
  const changed = (await fillGaps(tx, await keepTold(tx, sent), now)) + (await look(tx, sent, now));
  if (changed > 0) await publish(tx, "webhooks");
  return contiguousId(await readLooked(tx), await openRanges(tx));
}

export async function readLooked(db: Executor): Promise<Looked | null> {
  const [row] = await db.select().from(webhookProgress);
  return row === undefined ? null : { lowest: row.lowest, highest: row.highest };
}

export async function openRanges(db: Executor): Promise<IdRange[]> {
  return db
    .select({ first: webhookGaps.firstId, last: webhookGaps.lastId })
    .from(webhookGaps)
    .where(isNull(webhookGaps.closedAt));
}

/** Keeps what Jetpay says it sent, where it says more than before; answers the highest it ever said. */
async function keepTold(tx: Transaction, sent: bigint | null): Promise<bigint | null> {
  const [row] = await tx
    .update(webhookProgress)
    .set({ told: sql`greatest(${webhookProgress.told}, ${sent}::bigint)` })
    .returning({ told: webhookProgress.told });
  return row?.told ?? sent;
}

async function look(tx: Transaction, sent: bigint | null, now: Date): Promise<number> {
  let looked = await readLooked(tx);
  let opened = 0;
  const further = async (ids: bigint[], told: bigint | null): Promise<void> => {
    const next = lookFurther(looked, ids, told);
    if (next.looked !== null) await keepLooked(tx, next.looked, sent);
    await open(tx, next.opened, now);
    looked = next.looked;
    opened += next.opened.length;
  };
  const above = () => idsAbove(tx, looked, sent);
  for (let ids = await above(); ids.length > 0; ids = await above()) await further(ids, null);
  for (let ids = await idsBelow(tx, looked); ids.length > 0; ids = await idsBelow(tx, looked)) await further(ids, null);
  await further([], sent);
  return opened;
}

/** Up to what is within reach of the highest one heard of; from nothing, the lowest first. */
async function idsAbove(tx: Transaction, looked: Looked | null, sent: bigint | null): Promise<bigint[]> {
  const e = webhookEvents;
  const known = [looked?.highest ?? null, sent].filter((id) => id !== null);
  const [top = MAX_ID] = known.toSorted((a, b) => (a > b ? -1 : 1));
  const within = lte(e.id, top > MAX_ID - REACH ? MAX_ID : top + REACH);
  const rows = await tx
    .select({ id: e.id })
    .from(e)
    .where(and(within, looked === null ? undefined : gt(e.id, looked.highest)))
    .orderBy(asc(e.id))
    .limit(looked === null ? 1 : PAGE);
  return rows.map(({ id }) => id);
}

/** Nearest first, so that a page leaves no hole between itself and the next. */
async function idsBelow(tx: Transaction, looked: Looked | null): Promise<bigint[]> {
  if (looked === null) return [];
  const e = webhookEvents;
  const rows = await tx.select({ id: e.id }).from(e).where(lt(e.id, looked.lowest)).orderBy(desc(e.id)).limit(PAGE);
  return rows.map(({ id }) => id);
}

const keepLooked = (tx: Transaction, { lowest, highest }: Looked, told: bigint | null) =>
  tx
    .insert(webhookProgress)
    .values({ id: THE_ROW, lowest, highest, told })
    .onConflictDoUpdate({ target: webhookProgress.id, set: { lowest, highest } });

async function open(tx: Transaction, ranges: IdRange[], now: Date): Promise<void> {
  if (ranges.length === 0) return;
  const [registration] = await tx
    .select({ createdAt: webhookRegistrations.createdAt })
    .from(webhookRegistrations)
    .limit(1);
  const at = now.toISOString();
  const start = (registration?.createdAt ?? now).toISOString();
  const ids = (all: bigint[]) =>
    sql`array(select jsonb_array_elements_text(${JSON.stringify(all.map(String))}::jsonb))`;
  // A clock of Jetpay's that is ahead must not make the screen look complete up to a time that is to come.
  await tx.execute(sql`
    insert into webhook_gaps (first_id, last_id, complete_up_to, seen_at)
    select r.first, r.last, coalesce(least(before.created_at, before.received_at), ${start}::timestamptz), ${at}::timestamptz
    from unnest(${ids(ranges.map(({ first }) => first))}::bigint[], ${ids(ranges.map(({ last }) => last))}::bigint[]) as r(first, last)
    left join lateral (
      select created_at, received_at from webhook_events where id < r.first order by id desc limit 1
    ) as before on true`);
}

/** Forgets all but the newest of the closed gaps. */
export async function forgetClosedGaps(db: Executor): Promise<void> {
  const [oldest] = await db
    .select({ id: webhookGaps.id })
    .from(webhookGaps)
    .where(isNotNull(webhookGaps.closedAt))
    .orderBy(desc(webhookGaps.id))
    .offset(CLOSED_KEPT)
    .limit(1);
  if (oldest === undefined) return;
  await db.delete(webhookGaps).where(and(isNotNull(webhookGaps.closedAt), lte(webhookGaps.id, oldest.id)));
}
