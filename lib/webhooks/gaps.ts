import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Executor, Transaction } from "@/db/client";
import { webhookEvents, webhookGaps, webhookProgress, webhookRegistrations } from "@/db/schema/webhooks";
import type { Context } from "@/lib/context";
import { publish } from "@/lib/live/publish";
import { contiguousId, type IdRange, type Looked, lookFurther, without } from "./id-ranges";

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
  const changed = (await fill(tx, now)) + (await look(tx, now));
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

/**
 * Takes what came out of the gaps. A gap that was closed because Jetpay had nothing for it is open again where something
 * came after all: what was believed of it was wrong.
 */
async function fill(tx: Transaction, now: Date): Promise<number> {
  const rows = await tx
    .select({ gap: webhookGaps, id: webhookEvents.id })
    .from(webhookGaps)
    .innerJoin(webhookEvents, sql`${webhookEvents.id} between ${webhookGaps.firstId} and ${webhookGaps.lastId}`)
    .where(or(isNull(webhookGaps.closedAt), sql`${webhookGaps.outcome} <> 'came'`));
  const byGap = new Map<number, { gap: Gap; ids: bigint[] }>();
  for (const { gap, id } of rows) {
    const entry = byGap.get(gap.id) ?? { gap, ids: [] };
    entry.ids.push(id);
    byGap.set(gap.id, entry);
  }
  for (const { gap, ids } of byGap.values()) await fillOne(tx, gap, ids, now);
  return byGap.size;
}

async function fillOne(tx: Transaction, gap: Gap, ids: bigint[], now: Date): Promise<void> {
  const [left, ...others] = without({ first: gap.firstId, last: gap.lastId }, ids);
  if (left === undefined) {
    await tx.update(webhookGaps).set({ closedAt: now, outcome: "came" }).where(eq(webhookGaps.id, gap.id));
    return;
  }
  const again = gap.closedAt === null ? {} : { seenAt: now, polledAt: null, polled: 0 };
  const { id, ...same } = { ...gap, ...again, passedAt: null, closedAt: null, outcome: null };
  await tx
    .update(webhookGaps)
    .set({ ...same, firstId: left.first, lastId: left.last })
    .where(eq(webhookGaps.id, id));
  for (const { first, last } of others) await tx.insert(webhookGaps).values({ ...same, firstId: first, lastId: last });
}

async function look(tx: Transaction, now: Date): Promise<number> {
  const [registration] = await tx
    .select({ sent: webhookRegistrations.lastSentEventId })
    .from(webhookRegistrations)
    .orderBy(desc(webhookRegistrations.createdAt))
    .limit(1);
  let looked = await readLooked(tx);
  let opened = 0;
  const further = async (ids: bigint[], sent: bigint | null): Promise<void> => {
    const next = lookFurther(looked, ids, sent);
    if (next.looked !== null) await keepLooked(tx, next.looked);
    for (const range of next.opened) await open(tx, range, now);
    looked = next.looked;
    opened += next.opened.length;
  };
  for (let ids = await idsAbove(tx, looked); ids.length > 0; ids = await idsAbove(tx, looked)) await further(ids, null);
  for (let ids = await idsBelow(tx, looked); ids.length > 0; ids = await idsBelow(tx, looked)) await further(ids, null);
  await further([], registration?.sent ?? null);
  return opened;
}

async function idsAbove(tx: Transaction, looked: Looked | null): Promise<bigint[]> {
  const e = webhookEvents;
  const rows = await tx
    .select({ id: e.id })
    .from(e)
    .where(looked === null ? undefined : gt(e.id, looked.highest))
    .orderBy(asc(e.id))
    .limit(PAGE);
  return rows.map(({ id }) => id);
}

/** Nearest first, so that a page leaves no hole between itself and the next. */
async function idsBelow(tx: Transaction, looked: Looked | null): Promise<bigint[]> {
  if (looked === null) return [];
  const e = webhookEvents;
  const rows = await tx.select({ id: e.id }).from(e).where(lt(e.id, looked.lowest)).orderBy(desc(e.id)).limit(PAGE);
  return rows.map(({ id }) => id);
}

const keepLooked = (tx: Transaction, { lowest, highest }: Looked) =>
  tx
    .insert(webhookProgress)
    .values({ id: THE_ROW, lowest, highest })
    .onConflictDoUpdate({ target: webhookProgress.id, set: { lowest, highest } });

async function open(tx: Transaction, { first, last }: IdRange, now: Date): Promise<void> {
  const [before] = await tx
    .select({ createdAt: webhookEvents.createdAt, receivedAt: webhookEvents.receivedAt })
    .from(webhookEvents)
    .where(lt(webhookEvents.id, first))
    .orderBy(desc(webhookEvents.id))
    .limit(1);
  const [registration] = await tx
    .select({ createdAt: webhookRegistrations.createdAt })
    .from(webhookRegistrations)
    .limit(1);
  // A clock of Jetpay's that is ahead must not make the screen look complete up to a time that is to come.
  const times = before === undefined ? [registration?.createdAt ?? now] : [before.createdAt, before.receivedAt];
  const completeUpTo = new Date(Math.min(...times.map((time) => time.getTime())));
  await tx.insert(webhookGaps).values({ firstId: first, lastId: last, completeUpTo, seenAt: now });
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
