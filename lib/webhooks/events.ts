import { and, count, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { transactions } from "@/db/schema/transactions";
import { webhookEvents } from "@/db/schema/webhooks";
import { isBigint } from "@/lib/bigint";
import { type Context, requireRight } from "@/lib/context";
import { cursorOf, type Order } from "@/lib/cursor";
import { referenceAtEnd, withoutTry } from "@/lib/ids";
import { isLike } from "@/lib/lists/like";
import { beyondPlace, type Counted, countOf, oneMoment, orderBy, type PagePlace, readPage } from "@/lib/lists/page";
import { MOST_TEXTS, textsOf } from "@/lib/lists/search-line";
import { withinDays } from "@/lib/lists/within-days";
import { readSetting } from "@/lib/settings/settings";
import { isUuid } from "@/lib/uuid";
import type { EventFilter, EventState } from "./event-search";

/** One event of Jetpay's as the inbox has it. Times are ISO instants, its id text: it goes up to the range of bigint. */
export type EventLine = {
  id: string;
  type: string;
  /** By Jetpay's clock, and by ours. */
  happenedAt: string;
  heardAt: string;
  state: EventState;
  appliedAt: string | null;
  /** Why it could not be applied. */
  error: string | null;
  /** What it speaks of, if it says so; `ours` where that is a transaction of this desk. */
  jetpayId: string | null;
  ours: { id: string; reference: string; contactName: string } | null;
};
export type EventPage = { rows: EventLine[]; older: string | null; newer: string | null; counted: Counted };

const e = webhookEvents;
const ORDER: Order = { key: e.receivedAt, keyType: "time", id: e.id, idType: "bigint" };

/** Events that the filter lets through, the last heard first. */
export async function listEvents(ctx: Context, filter: EventFilter, place: PagePlace): Promise<EventPage> {
  requireRight(ctx, "settings.read");
  const condition = eventCondition(filter, await readSetting(ctx.db, "desk.zone"));
  return ctx.db.transaction(async (tx) => {
    await oneMoment(tx);
    const { rows, older, newer, counted } = await readPage(ORDER, place, {
      count: (side) => countEvents(tx, condition, side),
      rows: (at, limit, few) => readEventLines(tx, condition, at, limit, few),
    });
    return { rows: rows.map(({ line }) => line), older, newer, counted };
  });
}

export function eventCondition({ view, states, type, text, ...days }: EventFilter, zone: string): SQL | undefined {
  return and(
    view === "all" ? undefined : IS[view],
    states.length === 0 ? undefined : or(...states.map((state) => IS[state])),
    type === null ? undefined : isLike(e.type, type),
    withinDays(e.receivedAt, days, zone),
    ...textsOf(text).slice(0, MOST_TEXTS).map(textCondition),
  );
}

const IS: Record<EventState, SQL | undefined> = {
  applied: isNotNull(e.processedAt),
  waiting: and(isNull(e.processedAt), isNull(e.error)),
  set_aside: and(isNull(e.processedAt), isNotNull(e.error)),
};

/** By the shape of what is looked for, so that an id is found by its index among millions. */
function textCondition(text: string): SQL | undefined {
  if (isBigint(text)) return eq(e.id, BigInt(text));
  if (isUuid(text)) return or(eq(e.jetpayTransactionId, text), isOf(eq(transactions.id, text)));
  const reference = withoutTry(text.toLowerCase()).toUpperCase();
  if (reference === referenceAtEnd(reference)) return isOf(eq(transactions.reference, reference));
  return or(isLike(e.type, text), eq(e.jetpayTransactionId, text));
}

/** It speaks of a transaction of ours of which the condition is true. */
const isOf = (condition: SQL): SQL =>
  sql`${e.jetpayTransactionId} = any(array(select ${transactions.jetpayId} from ${transactions} where ${condition}))`;

export async function countEvents(db: Executor, condition: SQL | undefined, side: SQL | undefined): Promise<Counted> {
  const [row] = await db
    .select({ matching: count(), before: countOf(side) })
    .from(e)
    .where(condition);
  return { matching: row?.matching ?? 0, before: Number(row?.before ?? 0) };
}

export async function readEventLines(
  db: Executor,
  condition: SQL | undefined,
  place: PagePlace,
  limit: number,
  few: boolean,
): Promise<{ line: EventLine; cursor: string }[]> {
  const rows = await db
    .select({
      event: e,
      cursor: cursorOf(ORDER),
      ourId: transactions.id,
      reference: transactions.reference,
      contactName: contacts.name,
    })
    .from(e)
    .leftJoin(transactions, eq(transactions.jetpayId, e.jetpayTransactionId))
    .leftJoin(contacts, eq(contacts.id, transactions.contactId))
    .where(and(condition, beyondPlace(ORDER, place)))
    .orderBy(...orderBy(ORDER, place, few))
    .limit(limit);
  if (place?.towards === "newer") rows.reverse();
  return rows.map(({ event, cursor, ourId, reference, contactName }) => ({
    cursor,
    line: {
      id: event.id.toString(),
      type: event.type,
      happenedAt: event.createdAt.toISOString(),
      heardAt: event.receivedAt.toISOString(),
      state: event.processedAt !== null ? "applied" : event.error === null ? "waiting" : "set_aside",
      appliedAt: event.processedAt?.toISOString() ?? null,
      error: event.processedAt === null ? event.error : null,
      jetpayId: event.jetpayTransactionId,
      ours: ourId === null || reference === null ? null : { id: ourId, reference, contactName: contactName ?? "" },
    },
  }));
}
