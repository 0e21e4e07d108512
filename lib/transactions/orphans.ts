import { and, asc, desc, eq, gte, inArray, isNull, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { transactions } from "@/db/schema/transactions";
import { orphans, webhookEvents } from "@/db/schema/webhooks";
import { type Context, requireRight } from "@/lib/context";
import { beyond, cursorOf, type Order } from "@/lib/cursor";
import { readTransactionFact } from "@/lib/jetpay/map";
import { CLOCK_SLACK_MS, type MayBe, withMayBe } from "./may-be";
import type { Direction, State } from "./transaction";

/** A transaction of Jetpay's heard of only by event. Times are ISO instants, the oldest event first, ids text. */
export type Orphan = {
  jetpayId: string;
  /** Read from the type of its events; null where no type said it. */
  direction: Direction | null;
  firstHappenedAt: string;
  lastHeardAt: string;
  events: { id: string; type: string; state: State | null; createdAt: string }[];
  /** What its events carry beyond the guide's samples, where they do. `amount` is as Jetpay writes it. */
  note: string | null;
  amount: string | null;
};
/** Beside it the open unknown payments that it may be. */
export type ListedOrphan = Orphan & { mayBe: MayBe[] };
export type OrphanPage = {
  rows: ListedOrphan[];
  total: number /** Where the next page begins; null at the end. */;
  next: string | null;
};

const PAGE_SIZE = 25;

const o = orphans;
const ORDER: Order = { key: o.firstHappenedAt, keyType: "time", id: o.jetpayId, idType: "text" };
/** A row goes when its transaction becomes ours; that it has none is looked up all the same, so that this is never a lie. */
const isNobodys = (db: Executor): SQL =>
  notExists(db.select({ one: sql`1` }).from(transactions).where(eq(transactions.jetpayId, o.jetpayId)));

/** Orphans, the newest first, by place: a page stays what it is while newer ones come in above it. */
export async function listOrphans(ctx: Context, after: string | null): Promise<OrphanPage> {
  requireRight(ctx, "desk.read");
  const rows = await ctx.db
    .select({ orphan: o, cursor: cursorOf(ORDER) })
    .from(o)
    .where(and(isNobodys(ctx.db), beyond(after, ORDER)))
    .orderBy(desc(o.firstHappenedAt), desc(o.jetpayId))
    .limit(PAGE_SIZE + 1);
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    rows: await withMayBe(
      ctx,
      await withEvents(
        ctx.db,
        shown.map(({ orphan }) => orphan),
      ),
    ),
    total: await countOrphans(ctx.db),
    next: rows.length > PAGE_SIZE ? (shown.at(-1)?.cursor ?? null) : null,
  };
}

export const countOrphans = (db: Executor): Promise<number> => db.$count(o, isNobodys(db));

/** So many are read beside a doubtful call; of those that tell more than their direction some may fall away. */
const READ = 50;

/** What may be the one a call made: of its direction, and not older than the call. By elimination only, so never a fact. */
export async function orphansSince(db: Executor, direction: Direction, sentAt: Date): Promise<Orphan[]> {
  const rows = await db
    .select()
    .from(o)
    .where(
      and(
        isNobodys(db),
        or(eq(o.direction, direction), isNull(o.direction)),
        gte(o.firstHappenedAt, new Date(sentAt.getTime() - CLOCK_SLACK_MS)),
      ),
    )
    .orderBy(asc(o.firstHappenedAt), asc(o.jetpayId))
    .limit(READ);
  return withEvents(db, rows);
}

async function withEvents(db: Executor, rows: (typeof o.$inferSelect)[]): Promise<Orphan[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ jetpayId }) => jetpayId);
  const events = await db
    .select()
    .from(webhookEvents)
    .where(inArray(webhookEvents.jetpayTransactionId, ids))
    .orderBy(asc(webhookEvents.id));
  return rows.map((row) => {
    const own = events
      .filter(({ jetpayTransactionId }) => jetpayTransactionId === row.jetpayId)
      .map((event) => ({ event, fact: readTransactionFact(JSON.parse(event.data)) }));
    return {
      jetpayId: row.jetpayId,
      direction: row.direction,
      firstHappenedAt: row.firstHappenedAt.toISOString(),
      lastHeardAt: row.lastHeardAt.toISOString(),
      events: own.map(({ event, fact }) => ({
        id: event.id.toString(),
        type: event.type,
        state: fact.state,
        createdAt: event.createdAt.toISOString(),
      })),
      note: own.findLast(({ fact }) => fact.note !== null)?.fact.note ?? null,
      amount: own.findLast(({ fact }) => fact.amount !== null)?.fact.amount ?? null,
    };
  });
}
